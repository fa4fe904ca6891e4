package org.cxlmi.examples.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel does, in the guest that a test runs in. */
final class GuestKernel {

    private static final Path RAW_ALLOW_ALL = Path.of("/sys/kernel/debug/cxl/mbox/raw_allow_all");
    private static final boolean LINUX_6_1 = System.getProperty("os.version").startsWith("6.1.");

    private GuestKernel() {}

    /** Whether it lets raw commands through; Debian's do not. */
    static boolean hasRawCommands() {
        return Boolean.getBoolean(GuestIT.RAW);
    }

    /** Lifts its block list, where it has raw commands. */
    static void allowAllRawCommands() throws IOException {
        if (hasRawCommands()) {
            Files.writeString(RAW_ALLOW_ALL, "1");
        }
    }

    /** Whether poison and media scans are commands of its own; since Linux 6.4 they are its own business. */
    static boolean hasPoisonCommands() {
        return LINUX_6_1;
    }

    /** Whether it reads the event logs itself, and clears them; Linux has done so since 6.3. */
    static boolean drainsEventLogs() {
        return !LINUX_6_1;
    }
}
