package org.cxlmi.examples.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A device that {@code run-guest} gives the guest.
 *
 * @param id its name to QEMU
 * @param serial its serial number
 */
record EmulatedDevice(String id, long serial) {

    /** The one with dynamic capacity. */
    static final EmulatedDevice DYNAMIC = new EmulatedDevice("cxl-mem0", 0xC0FFEE01L);

    /** The one with volatile and persistent memory, and a label storage area. */
    static final EmulatedDevice PERSISTENT = new EmulatedDevice("cxl-mem1", 0xC0FFEE02L);

    /** Which one the kernel has made of it. */
    Memdev memdev() {
        try (Stream<Path> devices = Files.list(Path.of("/dev/cxl"))) {
            return devices.map(device -> new Memdev(device.getFileName().toString()))
                    .filter(each -> each.name().startsWith("mem") && each.serial() == serial)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of QMP on it. */
    void inject(Monitor monitor, String command, Map<String, ?> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("path", id);
        monitor.execute(command, all);
    }
}
