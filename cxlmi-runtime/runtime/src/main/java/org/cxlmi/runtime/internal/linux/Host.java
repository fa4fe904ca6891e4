package org.cxlmi.runtime.internal.linux;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.PayloadLimits;

/**
 * The machine this runs on, as far as devices need it.
 *
 * @param root {@code /}, or another directory in tests
 * @param nodes tells what a path is
 */
record Host(Path root, Libc libc, NodeReader nodes) {

    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    /** {@link DeviceNode#of}, or something else in tests. */
    @FunctionalInterface
    interface NodeReader {
        DeviceNode read(Path path) throws IOException;
    }

    static Host local() {
        return new Host(Path.of("/"), JnaLibc.INSTANCE, DeviceNode::of);
    }

    /**
     * Refuses machines that the numbers in {@link CxlMemAbi} are not meant for.
     *
     * @param system as the system property {@code os.name}
     * @param architecture as the system property {@code os.arch}
     */
    static void checkPlatform(String target, String system, String architecture, ByteOrder byteOrder) {
        boolean supported = system.equals("Linux")
                && ARCHITECTURES.contains(architecture)
                && byteOrder.equals(ByteOrder.LITTLE_ENDIAN);
        if (!supported) {
            String found =
                    system + " on " + architecture + ", " + byteOrder.toString().toLowerCase(Locale.ROOT);
            throw new TransportException(
                    target, "open", "It needs Linux on x86-64 or arm64, little-endian; this is " + found + ".", null);
        }
    }

    /** Major numbers of the cxl driver; empty if it is not there. */
    Set<Integer> cxlMajors() throws IOException {
        Set<Integer> majors = new HashSet<>();
        for (String line : Files.readAllLines(root.resolve("proc/devices"))) {
            if (line.startsWith("Block devices")) {
                break;
            }
            String[] words = line.strip().split(" ", 2);
            if (words.length == 2 && words[1].startsWith("cxl")) {
                majors.add(Integer.valueOf(words[0]));
            }
        }
        return majors;
    }

    /** The names below {@code /dev/cxl}, for messages. */
    String knownDevices() {
        try (Stream<Path> paths = Files.list(root.resolve("dev/cxl"))) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "none";
        }
    }

    /** The payload size of a device's mailbox in bytes, where the kernel tells a possible one. */
    OptionalInt mailboxSize(String device) {
        OptionalInt size = SysfsAttributes.of(root, device).smallNumber(SysfsAttributes.PAYLOAD_MAX);
        boolean possible = size.isPresent()
                && size.getAsInt() >= PayloadLimits.SMALLEST
                && size.getAsInt() <= PayloadLimits.LARGEST;
        return possible ? size : OptionalInt.empty();
    }

    /** Whether the kernel says that a device is being sanitized; kernels before Linux 6.5 do not tell. */
    BackgroundState sanitizing(String device) {
        return SysfsAttributes.of(root, device)
                .text(SysfsAttributes.SECURITY_STATE)
                .map(state -> state.equals("sanitize") ? BackgroundState.RUNNING : BackgroundState.OVER)
                .orElse(BackgroundState.UNKNOWN);
    }

    /** Whether the kernel runs locked down, as far as it lets us see. */
    boolean isLockedDown() {
        try {
            String modes = Files.readString(root.resolve("sys/kernel/security/lockdown"));
            return modes.contains("[integrity]") || modes.contains("[confidentiality]");
        } catch (IOException e) {
            return false;
        }
    }
}
