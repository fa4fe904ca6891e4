package org.cxlmi.runtime.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.internal.linux.SysfsAttributes;

/**
 * The attributes of a device in {@code /sys/bus/cxl/devices}, from the cxl driver of Linux. Reading them sends no
 * command to the device and needs no special rights.
 *
 * <p>Which attributes exist depends on the version of the kernel and on the device. Each call reads the value from its
 * file. The value is absent if the file does not exist, cannot be read, or does not have the expected form.
 */
public final class SysfsDevice {

    private final SysfsAttributes attributes;

    private SysfsDevice(SysfsAttributes attributes) {
        this.attributes = attributes;
    }

    /**
     * A device of this machine. It need not exist.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither
     */
    public static SysfsDevice of(String device) {
        return below(Path.of("/"), device);
    }

    /**
     * A device in the copy of a machine's files.
     *
     * @param root the directory that has the copy of {@code sys/bus/cxl/devices}
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither
     */
    public static SysfsDevice below(Path root, String device) {
        return new SysfsDevice(SysfsAttributes.of(root, device));
    }

    /** The device's name, for example {@code mem0}. */
    public String name() {
        return String.valueOf(attributes.directory().getFileName());
    }

    /** Whether the driver has such a device. */
    public boolean exists() {
        return Files.isDirectory(attributes.directory());
    }

    /** The serial number, 64 bits, unsigned. */
    public OptionalLong serialNumber() {
        return number("serial");
    }

    /** The firmware revision that the device reports, without spaces around it. */
    public Optional<String> firmwareVersion() {
        return attribute("firmware_version");
    }

    /** The volatile capacity in bytes. */
    public OptionalLong volatileCapacity() {
        return number("ram/size");
    }

    /** The persistent capacity in bytes. */
    public OptionalLong persistentCapacity() {
        return number("pmem/size");
    }

    /** The size of the label storage area in bytes. */
    public OptionalLong labelStorageSize() {
        return number("label_storage_size");
    }

    /** The largest payload that the mailbox takes, in bytes. */
    public OptionalInt mailboxPayloadSize() {
        return attributes.smallNumber(SysfsAttributes.PAYLOAD_MAX);
    }

    /** The NUMA node that the device is attached to; absent if it is attached to none. */
    public OptionalInt numaNode() {
        return attributes.smallNumber("numa_node");
    }

    /**
     * The text of an attribute, without white space around it. Bytes that are not UTF-8 read as U+FFFD.
     *
     * @param path below the device's directory, for example {@code security/state}
     * @throws IllegalArgumentException if it is no such path
     */
    public Optional<String> attribute(String path) {
        return attributes.text(path);
    }

    /**
     * The number in an attribute, 64 bits, unsigned; decimal, or hexadecimal after {@code 0x}.
     *
     * @param path below the device's directory, for example {@code ram/size}
     * @throws IllegalArgumentException if it is no such path
     */
    public OptionalLong number(String path) {
        return attributes.number(path);
    }

    /** The device's directory. */
    @Override
    public String toString() {
        return attributes.directory().toString();
    }
}
