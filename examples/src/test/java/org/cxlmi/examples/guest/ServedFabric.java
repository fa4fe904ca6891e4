package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program {@code examples/run serve}, running beside the test. */
final class ServedFabric {

    private static final int MOST_SECONDS = 300;
    private static final String ANNOUNCEMENT = "until interrupted:";

    private final Process process;
    private final Path output;

    private ServedFabric(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Runs it, and waits until it serves. */
    static ServedFabric start(Path fabric, Path state) throws IOException, InterruptedException {
        Path output = Files.createTempFile("serve", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Guest.checkout().resolve("examples/run").toString(),
                        "serve",
                        "--fabric",
                        fabric.toString(),
                        "--state",
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JDK_JAVA_OPTIONS",
                        String.join(" ", Guest.jvmOptions())));
        ServedFabric served = new ServedFabric(builder.start(), output);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!served.output().contains(ANNOUNCEMENT)) {
            assertTrue(served.process.isAlive() && System.nanoTime() < end, served.output());
            Thread.sleep(50);
        }
        return served;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Ends it as a service manager does, and waits for that. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "serve does not end");
        int terminated = 128 + 15;
        assertEquals(terminated, process.exitValue());
    }
}
