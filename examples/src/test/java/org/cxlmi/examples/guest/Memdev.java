package org.cxlmi.examples.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux itself says about a CXL memory device, to compare our answers with. */
record Memdev(String name) {

    /** The volatile capacity in bytes. */
    long ramSize() {
        return Long.decode(attribute("ram/size"));
    }

    /** The persistent capacity in bytes. */
    long pmemSize() {
        return Long.decode(attribute("pmem/size"));
    }

    /** The size of the label storage area in bytes. */
    long labelStorageSize() {
        return Long.decode(attribute("label_storage_size"));
    }

    String firmwareVersion() {
        return attribute("firmware_version");
    }

    /** The serial number, 64 bits unsigned. */
    long serial() {
        return Long.parseUnsignedLong(attribute("serial").replaceFirst("^0x", ""), 16);
    }

    private String attribute(String attribute) {
        try {
            return Files.readString(Path.of("/sys/bus/cxl/devices", name).resolve(attribute))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
