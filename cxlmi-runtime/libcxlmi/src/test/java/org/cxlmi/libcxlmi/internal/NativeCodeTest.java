package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.libcxlmi.Libcxlmi;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JNA that cannot start, in a JVM of its own: in this one it has started. M5. */
class NativeCodeTest {

    @TempDir
    Path root;

    /** Opens a component twice and prints what that ends in. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    Libcxlmi.openMctp(1, 8);
                    System.out.println("opened");
                } catch (RuntimeException | Error e) {
                    System.out.println(String.valueOf(e).replace("\n", " "));
                }
            }
        }
    }

    @Test
    void open_temporaryDirectoryIsAFile_saysWhatToSet() throws Exception {
        Path file = Files.createFile(root.resolve("file"));
        String paths = System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + Path.of("target", "test-classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Djna.nosys=true",
                        "-Djna.tmpdir=" + file,
                        "-cp",
                        paths,
                        Probe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertEquals(0, process.waitFor(), lines.toString());
        assertEquals(2, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(line.startsWith(TransportException.class.getName() + ": libcxlmi: "), line);
            assertTrue(line.contains("-Djna.tmpdir"), line);
        }
    }
}
