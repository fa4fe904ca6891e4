package org.cxlmi.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code examples/run serve --listen} serves. Without Python, its test is skipped; with the system property
 * {@code cxlmi.python.required=true} it fails.
 */
@Timeout(120)
class ServedFabricTest {

    private static final Path SCRIPT = Path.of("src/main/python/served_fabric.py");
    private static final String LISTENS = "On tcp:127.0.0.1:";
    private static final String CONTROL = "Control on tcp:127.0.0.1:";

    @TempDir
    private static Path directory;

    private static Process process;
    private static String port = "";
    private static String controlPort = "";

    @BeforeAll
    static void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.cxlmi.examples.Examples",
                        "serve",
                        "--fabric=fabric.yaml",
                        "--listen=tcp:127.0.0.1:0",
                        "--listen=unix:" + directory.resolve("fabric"),
                        "--control=tcp:127.0.0.1:0",
                        "--state=" + directory.resolve("state.yaml"))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        StringBuilder printed = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.contains("EID 9")) {
            printed.append(line).append('\n');
            port = line.startsWith(LISTENS) ? line.substring(LISTENS.length()) : port;
            controlPort = line.startsWith(CONTROL) ? line.substring(CONTROL.length()) : controlPort;
            line = output.readLine();
        }
        assertTrue(line != null && !port.isEmpty() && !controlPort.isEmpty(), printed.toString());
    }

    @AfterAll
    static void terminated_savesTheState_andRemovesTheSocket() throws Exception {
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "does not end");
        assertFalse(Files.exists(directory.resolve("fabric")));
        SimulatedFabric.load(Path.of("fabric.yaml")).restore(directory.resolve("state.yaml"));
    }

    @Test
    void example_runsOnASocket() {
        for (String address : List.of("tcp:" + port, "unix:" + directory.resolve("fabric"))) {
            StringWriter out = new StringWriter();
            CommandLine commandLine = Examples.commandLine();
            commandLine.setOut(new PrintWriter(out));
            assertEquals(0, commandLine.execute("simple", "--socket", address));
            assertTrue(out.toString().matches("(?s).*serial number +0000000000000005h.*"), out.toString());
        }
    }

    @Test
    void script_drivesBothSockets_asThePageShows() throws Exception {
        Process script;
        try {
            script = new ProcessBuilder("python3", SCRIPT.toString(), port, controlPort)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            if (Boolean.getBoolean("cxlmi.python.required")) {
                fail("python3 cannot be started", e);
            }
            abort("python3 cannot be started: " + e.getMessage());
            return;
        }
        String printed = new String(script.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, script.waitFor(), printed);
        assertTrue(Files.readString(Path.of("README.md")).contains("```\n" + printed + "```"), printed);
    }
}
