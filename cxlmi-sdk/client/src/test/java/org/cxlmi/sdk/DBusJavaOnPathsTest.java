package org.cxlmi.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scans in Java processes whose paths have dbus-java, or have it not. */
@Timeout(60)
class DBusJavaOnPathsTest {

    private static final String ARTIFACT = "com.github.hypfvieh:dbus-java-transport-native-unixsocket";
    private static final List<String> OURS =
            List.of("org.cxlmi.sdk.Cxl", "org.cxlmi.runtime.Endpoint", "com.sun.jna.Native");
    private static final List<String> DBUS_JAVA =
            List.of("org.freedesktop.dbus.connections.BusAddress", "org.slf4j.Logger");

    @TempDir
    Path directory;

    private Path program;

    private enum PathKind {
        CLASS_PATH,
        MODULE_PATH
    }

    @BeforeEach
    void writeProgram() throws Exception {
        program = Files.writeString(directory.resolve("Scan.java"), """
                public class Scan {
                    public static void main(String[] arguments) {
                        try (org.cxlmi.sdk.Cxl cxl = org.cxlmi.sdk.Cxl.create()) {
                            cxl.scanMctp(org.cxlmi.sdk.MctpScan.onBus("unix:path=/nowhere/bus"));
                        } catch (org.cxlmi.runtime.error.TransportException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
                """);
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_withoutDBusJava_namesTheArtifact(PathKind kind) throws Exception {
        String output = run(kind, "org.cxlmi.sdk", OURS);

        assertTrue(output.contains(ARTIFACT), output);
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_withoutItsTransport_namesTheArtifact(PathKind kind) throws Exception {
        List<String> classes = new ArrayList<>(OURS);
        classes.addAll(DBUS_JAVA);

        String output = run(kind, "org.cxlmi.sdk,org.freedesktop.dbus", classes);

        assertTrue(output.contains(ARTIFACT), output);
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_withAll_looksForTheBus(PathKind kind) throws Exception {
        List<String> classes = new ArrayList<>(OURS);
        classes.addAll(DBUS_JAVA);
        classes.add("org.freedesktop.dbus.transport.jre.NativeTransportProvider");

        String output = run(kind, "org.cxlmi.sdk,org.freedesktop.dbus", classes);

        assertTrue(output.contains("Is there a D-Bus at unix:path=/nowhere/bus?"), output);
    }

    private String run(PathKind kind, String modules, List<String> classes) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                switch (kind) {
                    case CLASS_PATH -> List.of("-classpath", pathOf(classes));
                    case MODULE_PATH -> List.of("--module-path", pathOf(classes), "--add-modules", modules);
                });
        command.add(program.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static String pathOf(List<String> classes) {
        return classes.stream().map(DBusJavaOnPathsTest::locationOf).collect(Collectors.joining(File.pathSeparator));
    }

    private static String locationOf(String type) {
        try {
            // Not all of these modules are read by this one, which class literals would need.
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(type, e);
        }
    }
}
