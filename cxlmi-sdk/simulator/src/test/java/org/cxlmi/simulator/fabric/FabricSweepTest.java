package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FabricSweepTest {

    @Test
    void allOf32Switches_fitInto256Mebibytes() throws Exception {
        String classPath = String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-classpath",
                        classPath,
                        FabricSweep.class.getName(),
                        "1",
                        "32")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), output);
        int commands = 32 * FabricSweep.PORTS * FabricSweep.LOGICAL_DEVICES * 2;
        assertTrue(
                output.lines().anyMatch(line -> line.matches("32 switches: +" + commands + " commands, .*")), output);
    }
}
