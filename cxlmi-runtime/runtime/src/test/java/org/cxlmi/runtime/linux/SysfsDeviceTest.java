package org.cxlmi.runtime.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysfsDeviceTest {

    @TempDir
    Path root;

    @Test
    void attributes_asTheKernelWritesThem_areRead() throws IOException {
        write("serial", "0xdeadbeef00000001\n");
        write("firmware_version", "BWFW VERSION 00 \n");
        write("ram/size", "0x10000000\n");
        write("pmem/size", "0\n");
        write("label_storage_size", "2147483648\n");
        write("payload_max", "2048\n");
        write("numa_node", "1\n");
        write("security/state", "sanitize\n");

        SysfsDevice mem0 = SysfsDevice.below(root, "/dev/cxl/mem0");

        assertEquals("mem0", mem0.name());
        assertTrue(mem0.exists());
        assertEquals(OptionalLong.of(0xDEAD_BEEF_0000_0001L), mem0.serialNumber());
        assertEquals(Optional.of("BWFW VERSION 00"), mem0.firmwareVersion());
        assertEquals(OptionalLong.of(0x1000_0000), mem0.volatileCapacity());
        assertEquals(OptionalLong.of(0), mem0.persistentCapacity());
        assertEquals(OptionalLong.of(1L << 31), mem0.labelStorageSize());
        assertEquals(OptionalInt.of(2048), mem0.mailboxPayloadSize());
        assertEquals(OptionalInt.of(1), mem0.numaNode());
        assertEquals(Optional.of("sanitize"), mem0.attribute("security/state"));
    }

    @Test
    void attributes_ofADeviceThatIsNotThere_areAbsent() {
        SysfsDevice mem7 = SysfsDevice.below(root, "mem7");

        assertFalse(mem7.exists());
        assertEquals(OptionalLong.empty(), mem7.serialNumber());
        assertEquals(Optional.empty(), mem7.firmwareVersion());
        assertEquals(OptionalInt.empty(), mem7.numaNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "-1", "+1", "0x", "0x-1", "1 2", "0x1ffffffffffffffff", "many"})
    void number_ofAnotherForm_isAbsent(String text) throws IOException {
        write("numa_node", text);

        assertEquals(OptionalLong.empty(), SysfsDevice.below(root, "mem0").number("numa_node"));
        assertEquals(OptionalInt.empty(), SysfsDevice.below(root, "mem0").numaNode());
    }

    @ParameterizedTest
    @CsvSource({"010, 10", "18446744073709551615, -1", "0xffffffffffffffff, -1"})
    void number_isUnsignedAndNeverOctal(String text, long expected) throws IOException {
        write("serial", text);

        assertEquals(OptionalLong.of(expected), SysfsDevice.below(root, "mem0").serialNumber());
    }

    @Test
    void numbersOf32Bits_largerThanThat_areAbsent() throws IOException {
        write("payload_max", "4294967296");

        assertEquals(OptionalInt.empty(), SysfsDevice.below(root, "mem0").mailboxPayloadSize());
    }

    @Test
    void attribute_bytesThatAreNoText_areVisibleAsSuch() throws IOException {
        Files.write(
                Files.createDirectories(root.resolve("sys/bus/cxl/devices/mem0"))
                        .resolve("firmware_version"),
                "A\u00FF1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(Optional.of("A\uFFFD1"), SysfsDevice.below(root, "mem0").firmwareVersion());
    }

    @Test
    void attribute_thatIsADirectory_isAbsent() throws IOException {
        write("ram/size", "0x1000");

        assertEquals(Optional.empty(), SysfsDevice.below(root, "mem0").attribute("ram"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../mem1/serial", "/etc/passwd", "ram/", "ram//size", "."})
    void attribute_pathThatIsNone_isRefused(String path) {
        SysfsDevice mem0 = SysfsDevice.below(root, "mem0");

        assertThrows(IllegalArgumentException.class, () -> mem0.attribute(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "", "mctp 1:8", "mem0/../mem1", "region0"})
    void of_whatIsNoDevice_isRefused(String device) {
        assertThrows(IllegalArgumentException.class, () -> SysfsDevice.of(device));
    }

    private void write(String attribute, String text) throws IOException {
        Path file = root.resolve("sys/bus/cxl/devices/mem0").resolve(attribute);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
