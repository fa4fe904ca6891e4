package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JNA that cannot start, in a JVM of its own: in this one it has started. M5. */
class NativeCodeTest {

    private static final int FIRST_THAT_WARNS_OF_NATIVE_ACCESS = 24;

    private static final int OPENINGS = 4;

    @TempDir
    Path root;

    @BeforeEach
    void registerDriver() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/devices"), "Character devices:\n248 cxl\n\nBlock devices:\n");
    }

    @Test
    void open_temporaryDirectoryIsAFile_eachTransportSaysWhatToSet() throws Exception {
        Path file = Files.createFile(root.resolve("file"));

        assertEachAdvises("-Djna.tmpdir", probe(List.of(), "-Djna.tmpdir=" + file));
    }

    @Test
    void open_temporaryDirectoryCannotBeMade_eachTransportSaysWhatToSet() throws Exception {
        Path file = Files.createFile(root.resolve("file"));

        assertEachAdvises("-Djna.tmpdir", probe(List.of(), "-Djna.tmpdir=" + file.resolve("below")));
    }

    @Test
    void open_temporaryDirectoryMountedNoexec_eachTransportSaysWhatToSet() throws Exception {
        Path mount = Files.createDirectory(root.resolve("noexec"));
        String mounting = "mount -t tmpfs -o noexec tmpfs \"" + mount + "\"";
        assumeTrue(succeeds("unshare", "--mount", "sh", "-c", mounting), "mounting takes root");

        List<String> wrapper = List.of("unshare", "--mount", "sh", "-c", mounting + " && exec \"$@\"", "sh");
        assertEachAdvises("-Djna.tmpdir", probe(wrapper, "-Djna.tmpdir=" + mount));
    }

    @Test
    void open_nativePartOfAnotherArchitecture_eachTransportSaysWhatToSet() throws Exception {
        String other = Platform.isARM() ? "linux-x86-64" : "linux-aarch64";
        String name = System.mapLibraryName("jnidispatch");
        try (InputStream library = Platform.class.getResourceAsStream(other + "/" + name)) {
            Files.copy(library, root.resolve(name));
        }

        List<String> lines =
                probe(List.of(), "-Djna.nounpack=true", "-Djna.noclasspath=true", "-Djna.boot.library.path=" + root);

        assertEachAdvises("-Djna.boot.library.path", lines);
    }

    @Test
    void open_nativePartUnpackedBeforehand_needsNoTemporaryDirectoryAndPrintsNothing() throws Exception { // M6
        String name = System.mapLibraryName("jnidispatch");
        try (InputStream library = Platform.class.getResourceAsStream(Platform.RESOURCE_PREFIX + "/" + name)) {
            Files.copy(library, root.resolve(name));
        }
        Path file = Files.createFile(root.resolve("file"));

        List<String> lines =
                probe(List.of(), "-Djna.tmpdir=" + file.resolve("below"), "-Djna.boot.library.path=" + root);

        assertEquals(OPENINGS, lines.size(), () -> String.join("\n", lines));
        lines.forEach(line -> assertFalse(line.contains("native library of JNA"), line));
    }

    private void assertEachAdvises(String property, List<String> lines) {
        assertEquals(OPENINGS, lines.size(), () -> String.join("\n", lines));
        for (int i = 0; i < OPENINGS; i++) {
            String line = lines.get(i);
            String target = List.of("mem0", "mctp 1:8").get(i % 2);
            assertTrue(line.startsWith(TransportException.class.getName() + ": " + target + ": "), line);
            assertTrue(line.contains(property), line);
        }
    }

    @Test
    void withoutNativeCode_namesTheCause() {
        Throwable again = new NoClassDefFoundError("Could not initialize class com.sun.jna.Native")
                .initCause(new UnsatisfiedLinkError("/tmp/x: failed to map segment from shared object"));

        TransportException e = TransportException.withoutNativeCode("mem0", again);

        assertEquals(again, e.getCause());
        assertTrue(e.getMessage().contains("failed to map segment"), e.getMessage());
    }

    @Test
    void withoutNativeCode_missingOrOfAnotherVersion_hasItsOwnAdvice() {
        Throwable missing = new NoClassDefFoundError("com/sun/jna/Native")
                .initCause(new ClassNotFoundException("com.sun.jna.Native"));
        Throwable other = new Error("\n\nThere is an incompatible JNA native library installed on this system\n");

        assertTrue(
                TransportException.withoutNativeCode("mem0", missing).advice().contains("net.java.dev.jna:jna"));
        assertTrue(TransportException.withoutNativeCode("mem0", other).advice().contains("-Djna.nosys=true"));
    }

    private List<String> probe(List<String> wrapper, String... options) throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("-Djna.nosys=true");
        if (Runtime.version().feature() >= FIRST_THAT_WARNS_OF_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                root(Jna.class),
                root(NativeCodeProbe.class),
                Path.of(Platform.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString()));
        command.add(NativeCodeProbe.class.getName());
        command.add(root.toString());
        Path errors = root.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        String printed = Files.readString(errors);
        assertFalse(printed.contains("com.sun.jna"), printed);
        return output.lines().toList();
    }

    /** Main classes and test classes are one module here, so neither has a place of its own to ask for. */
    private static String root(Class<?> type) throws URISyntaxException {
        String file = type.getName().replace('.', '/') + ".class";
        URI uri = type.getResource("/" + file).toURI();
        return uri.getPath().substring(0, uri.getPath().length() - file.length());
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
