package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code examples/run firmware} inside the guest on a device of a QEMU from 10 on, where {@link GuestIT} starts it. Each
 * part of a package takes that device two seconds in the background.
 */
@Timeout(400)
class FirmwareJourney {

    /** More than three parts, of what the mailbox has room for. */
    private static final int PACKAGE_BYTES = 7 * 1024;

    private static final String FIRST_REVISION = "BWFW VERSION 0";
    private static final String SECOND_REVISION = "BWFW VERSION 1";

    private final String device = EmulatedDevice.PERSISTENT.memdev().name();

    @TempDir
    private Path directory;

    @BeforeAll
    static void prepare() throws IOException {
        GuestKernel.allowAllRawCommands();
    }

    @Test
    void transferAndActivation_alsoAfterOneThatWasKilled_endWithTheNewRevision() throws Exception {
        Path file = Files.write(directory.resolve("firmware.bin"), random(PACKAGE_BYTES));
        assertSlots(1, FIRST_REVISION, "");
        if (!GuestKernel.hasRawCommands()) {
            Run refused = transfer(file);
            assertNotEquals(0, refused.awaitExit());
            assertTrue(refused.output().contains("Transfer FW"), refused.output());
            assertTrue(refused.output().contains("CONFIG_CXL_MEM_RAW_COMMANDS"), refused.output());
            assertSlots(1, FIRST_REVISION, "");
            return;
        }
        Run interrupted = transfer(file);
        interrupted.awaitOutput(" % of ");
        interrupted.kill();
        assertFalse(interrupted.output().contains(SECOND_REVISION), interrupted.output());
        assertSlots(1, FIRST_REVISION, "");

        Run complete = transfer(file);
        assertEquals(0, complete.awaitExit(), complete::output);
        assertTrue(complete.output().contains("100 % of 7 KiB"), complete.output());
        assertTrue(complete.output().contains(SECOND_REVISION + ", active"), complete.output());
        assertSlots(2, FIRST_REVISION, SECOND_REVISION);
    }

    private void assertSlots(int active, String first, String second) {
        try (Cxl cxl = Cxl.create();
                Endpoint endpoint = cxl.open(device)) {
            GetFwInfoResponse info = Generic.of(endpoint).getFwInfo();
            assertEquals(active, info.activeSlot());
            assertEquals(first, info.slot1FirmwareRevision());
            assertEquals(second, info.slot2FirmwareRevision());
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    private Run transfer(Path file) throws IOException {
        return Run.start(
                directory.resolve("output"),
                "firmware",
                "--device",
                device,
                "--transfer",
                file.toString(),
                "--slot",
                "2",
                "--activate");
    }

    /** One run of an example, with what it prints in a file. */
    private record Run(Process process, Path file) {

        static Run start(Path file, String... arguments) throws IOException {
            String[] command = new String[arguments.length + 1];
            command[0] = Guest.checkout().resolve("examples/run").toString();
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home"),
                            "JDK_JAVA_OPTIONS",
                            String.join(" ", Guest.jvmOptions())));
            return new Run(builder.start(), file);
        }

        String output() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return e.toString();
            }
        }

        void awaitOutput(String text) throws InterruptedException {
            while (!output().contains(text)) {
                assertTrue(process.isAlive(), output());
                Thread.sleep(50);
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            awaitExit();
        }

        int awaitExit() throws InterruptedException {
            assertTrue(process.waitFor(300, TimeUnit.SECONDS), "the example does not end");
            System.out.println(output());
            return process.exitValue();
        }
    }
}
