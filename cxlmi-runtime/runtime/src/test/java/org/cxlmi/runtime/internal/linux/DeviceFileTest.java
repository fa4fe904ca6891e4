package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFileTest {

    private static final int CHARACTER_DEVICE = 0x2180;

    private final FakeKernel kernel = new FakeKernel();

    @TempDir
    Path root;

    private Path devices;

    @BeforeEach
    void prepareFiles() throws IOException {
        devices = Files.createDirectories(root.resolve("dev/cxl"));
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/devices"), "Character devices:\n248 cxl\n\nBlock devices:\n  7 cxl\n");
    }

    @ParameterizedTest
    @CsvSource({"mem0, mem0", "/dev/cxl/mem12, mem12", "switch3, switch3", "/dev/cxl/switch0, switch0"})
    void nameOf_deviceOrPath_isTheName(String device, String name) {
        assertEquals(name, DeviceFile.nameOf(device));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mem",
                "mem00",
                "mem-1",
                "mem1234567",
                "MEM0",
                "mem0 ",
                "mem0\n",
                "../../x",
                "/dev/cxl/../null",
                "/dev/null",
                "dev/cxl/mem0",
                "/dev/cxl/",
                "//dev/cxl/mem0",
                "/dev/cxl/mem0/../mem1",
                "region0",
                "mem0\0"
            })
    void nameOf_anythingElse_isRefused(String device) {
        assertThrows(IllegalArgumentException.class, () -> DeviceFile.nameOf(device));
    }

    @Test
    void find_missing_tellsWhichThereAre() throws IOException {
        Files.createFile(devices.resolve("mem1"));

        TransportException e = assertThrows(TransportException.class, () -> find(DeviceNode::of));

        assertEquals("ENOENT", e.errnoName());
        assertTrue(e.getMessage().endsWith("Devices here: mem1."), e.getMessage());
    }

    @Test
    void find_ordinaryFile_isRefused() throws IOException {
        Files.createFile(devices.resolve("mem0"));

        assertRefused("no device of the cxl driver", DeviceNode::of);
    }

    @Test
    void find_symbolicLink_isRefused() throws IOException {
        Files.createSymbolicLink(devices.resolve("mem0"), Files.createFile(root.resolve("elsewhere")));

        assertRefused("symbolic link", DeviceNode::of);
    }

    @Test
    void find_majorOfAnotherDriver_isRefused() {
        assertRefused("no device of the cxl driver", path -> new DeviceNode(CHARACTER_DEVICE, 1 << 8 | 3));
    }

    @Test
    void find_majorOfABlockDriverOnly_isRefused() {
        assertRefused("no device of the cxl driver", path -> new DeviceNode(CHARACTER_DEVICE, 7 << 8));
    }

    @Test
    void find_noDeviceListToCompareWith_isRefused() throws IOException {
        Files.delete(root.resolve("proc/devices"));

        TransportException e =
                assertThrows(TransportException.class, () -> find(path -> new DeviceNode(CHARACTER_DEVICE, 248 << 8)));

        assertEquals("ENOENT", e.errnoName());
    }

    @Test
    void find_characterDeviceOfTheDriver_isFound() {
        assertEquals(
                new DeviceFile("mem0", devices.resolve("mem0")),
                find(path -> new DeviceNode(CHARACTER_DEVICE, 248 << 8)));
    }

    @Test
    void deviceNode_splitsLargeNumbersAsTheCLibrary() {
        // makedev(0x12345, 0x678): minor bits 7:0 and 31:12, major bits 19:8 and 63:32
        assertEquals(0x12345, new DeviceNode(CHARACTER_DEVICE, 0x0001_2000_0063_4578L).major());
        assertFalse(new DeviceNode(0x6180, 0).isCharacterDevice());
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64"})
    void checkPlatform_supported_passes(String system, String architecture) {
        Host.checkPlatform("mem0", system, architecture, ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64, false", "Linux, s390x, true", "Linux, aarch64, true", "Linux, ppc64le, false"})
    void checkPlatform_other_isRefused(String system, String architecture, boolean bigEndian) {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;

        TransportException e =
                assertThrows(TransportException.class, () -> Host.checkPlatform("mem0", system, architecture, order));

        assertTrue(e.getMessage().contains(system + " on " + architecture), e.getMessage());
    }

    private void assertRefused(String why, Host.NodeReader nodes) {
        TransportException e = assertThrows(TransportException.class, () -> find(nodes));
        assertTrue(e.getMessage().contains(why), e.getMessage());
        assertEquals("", kernel.openedPath);
    }

    private DeviceFile find(Host.NodeReader nodes) {
        return DeviceFile.find(new Host(root, kernel, nodes), "mem0");
    }
}
