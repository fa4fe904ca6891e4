package org.cxlmi.simulator.fabric;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFabricTest {

    private static final Path SMALL = Path.of("src/test/resources/fabric/small.yaml");

    private final SimulatedClock clock = SimulatedClock.driven();
    private final Cxl cxl = Cxl.builder().probe(false).build();

    @TempDir
    private Path directory;

    @Test
    void file_isBuilt() throws IOException {
        SimulatedFabric fabric = SimulatedFabric.load(SMALL, clock);
        Endpoint switch0 = cxl.open(fabric.component(8).connect());

        assertEquals(Set.of("switch0", "mem9"), fabric.components().keySet());
        assertEquals(Set.of(8, 9), fabric.endpoints().keySet());
        assertSame(clock, fabric.clock());
        assertEquals(0x10, serial(switch0));
        FabricManager manager = FabricManager.of(switch0);
        assertEquals(16, manager.identifySwitchDevice().physicalPortCount());
        assertEquals(4, manager.identifySwitchDevice().totalVppbCount());
        assertSame(
                PortConfigurationState.DISABLED,
                manager.getPhysicalPortState(15).ports().get(0).configurationState());
        assertEquals(0x11, serial(switch0.through(Tunnel.switchPort(1))));
        assertEquals(0x20 + 5, serial(switch0.through(Tunnel.switchPort(5))));
        assertEquals(0x30, serial(switch0.through(Tunnel.switchPort(6).pool())));
        assertEquals(0x12, serial(switch0.through(Tunnel.switchPort(7))));
        assertRefused(ReturnCode.INVALID_INPUT, () -> serial(switch0.through(Tunnel.switchPort(14))));
        assertEquals(
                1L << 30,
                MemoryDevice.of(switch0.through(Tunnel.switchPort(1)))
                        .identifyMemoryDevice()
                        .totalCapacityBytes());
    }

    private static long serial(org.cxlmi.runtime.CxlTarget target) {
        return Generic.of(target).identify().serialNumber();
    }

    @Test
    void components_areFoundByNameAndWay() throws IOException {
        SimulatedFabric fabric = SimulatedFabric.load(SMALL, clock);

        assertSame(fabric.component("mem0"), fabric.component("switch0/port1"));
        assertSame(fabric.component("mld4"), fabric.component("switch0/port4"));
        assertEquals(
                (0x20 + 4) << 8 | 15,
                serial(cxl.open(fabric.component("switch0/port4/ld15").connect())));
        assertEquals(
                0x30 << 8 | 2,
                serial(cxl.open(fabric.component("switch0/port6/pool/ld2").connect())));
        assertSame(fabric.component("far"), fabric.component("switch0/port7/port31"));
        for (String wrong :
                new String[] {"", "mem7", "switch0/port9", "switch0/ld1", "switch0/port999", "mem0/ld0", "/"}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> fabric.component(wrong));
            assertTrue(e.getMessage().contains("no component \"" + wrong + "\""), e.getMessage());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> cxl.open(fabric.component(10).connect()));
    }

    private static final String ODD_DEVICES = """
            components:
              - memory-device: mem0
                vendor-id: 0x8086
                device-id: 0x0D93
                subsystem-vendor-id: 0x1AF4
                subsystem-id: 0x1100
                maximum-payload-exponent: 11
                background-status: false
                firmware-revision: rev A
                firmware-slots: 3
                firmware-transfer-time: 2s
                partitionable: 2GiB
                partition-alignment: 512MiB
                poison-list-size: 7
                inject-poison-limit: 5
              - switch: switch0
                vendor-id: 0x8086
                device-id: 0x0D94
                hdm-decoders: 3
                virtual-switches: [{ upstream-port: 0, vppbs: 1 }]
              - multi-logical-device: mld0
                vendor-id: 0x8086
                device-id: 0x0D95
                logical-devices: 1
                memory: 1GiB
            """;

    private void assertOdd(SimulatedFabric fabric) {
        Endpoint mem0 = cxl.open(fabric.component("mem0").connect());
        IdentifyResponse identity = Generic.of(mem0).identify();
        assertEquals(0x8086, identity.vendorId());
        assertEquals(0x0D93, identity.deviceId());
        assertEquals(0x1AF4, identity.subsystemVendorId());
        assertEquals(0x1100, identity.subsystemId());
        assertEquals(11, identity.maximumMessageSize());
        IdentifyMemoryDeviceResponse memory = MemoryDevice.of(mem0).identifyMemoryDevice();
        assertEquals("rev A", memory.firmwareRevision());
        assertEquals(512L << 20, memory.partitionAlignmentBytes().orElseThrow());
        assertEquals(7, memory.poisonListMaximumMediaErrorRecords());
        assertEquals(5, memory.injectPoisonLimit().orElseThrow());
        assertEquals(3, Generic.of(mem0).getFwInfo().slotsSupported());
        assertRefused(ReturnCode.UNSUPPORTED, () -> Generic.of(mem0).backgroundOperationStatus());
        assertTrue(Generic.of(mem0)
                .transferFw(request -> request.action(FirmwareTransferAction.INITIATE)
                        .slot(2)
                        .data(Arrays.copyOf(new byte[] {'B'}, 128)))
                .isRunning());
    }

    @Test
    void whatABuilderCanSet_canBeSetInTheFile() {
        SimulatedFabric fabric = SimulatedFabric.parse("odd.yaml", ODD_DEVICES, clock);

        assertOdd(fabric);
        Endpoint switch0 = cxl.open(fabric.component("switch0").connect());
        assertEquals(0x0D94, Generic.of(switch0).identify().deviceId());
        assertEquals(3, FabricManager.of(switch0).identifySwitchDevice().hdmDecodersPerUspCount());
        assertEquals(
                0x0D95,
                Generic.of(cxl.open(fabric.component("mld0").connect()))
                        .identify()
                        .deviceId());
    }

    @Test
    void savedState_keepsWhatTheFileSet() {
        Map<String, Object> state =
                SimulatedFabric.parse("odd.yaml", ODD_DEVICES, clock).save();
        SimulatedFabric same = SimulatedFabric.parse("odd.yaml", ODD_DEVICES, clock);
        SimulatedFabric other = SimulatedFabric.parse(
                "other.yaml", ODD_DEVICES.replace("background-status: false", "background-status: true"), clock);

        same.restore(state);

        assertOdd(same);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> other.restore(state));
        assertTrue(e.getMessage().contains("mem0.shape"), e.getMessage());
    }

    @Test
    void dynamicCapacityOfTheFile_beginsAfterTheRest() {
        SimulatedFabric fabric = SimulatedFabric.parse("dynamic.yaml", """
                components:
                  - memory-device: mem0
                    volatile: 1GiB
                    persistent: 0
                    partitionable: 0
                    dynamic-capacity: [{ size: 256MiB }, { size: 1GiB, block-size: 64KiB, sharable: true }]
                  - multi-logical-device: mld0
                    logical-devices: 2
                    memory: 4GiB
                    dynamic-capacity: [{ size: 1GiB, sharable: true }]
                """, clock);
        FabricManager mem0 = FabricManager.of(cxl.open(fabric.component("mem0").connect()));
        FabricManager mld0 = FabricManager.of(cxl.open(fabric.component("mld0").connect()));

        List<DynamicCapacityRegionConfiguration> regions = mem0.getHostDcRegionConfiguration(
                        request -> request.hostId(0).regionCount(8).startingRegionIndex(0))
                .regions();
        assertEquals(2, regions.size());
        assertEquals(1L << 30, regions.get(0).regionBase());
        assertEquals(2L << 20, regions.get(0).regionBlockSize());
        assertEquals(5L << 28, regions.get(1).regionBase());
        assertEquals(1L << 30, regions.get(1).regionDecodeLengthBytes());
        assertEquals(64L << 10, regions.get(1).regionBlockSize());
        assertTrue(regions.get(1).sharable());
        assertEquals(1L << 30, mld0.getDcdInfo().totalDynamicCapacityBytes());
        assertEquals(
                4L << 30,
                mld0.getHostDcRegionConfiguration(
                                request -> request.hostId(1).regionCount(8).startingRegionIndex(0))
                        .regions()
                        .get(0)
                        .regionBase());
    }

    @Test
    void faultsOfTheFile_areOrdered() throws IOException {
        SimulatedFabric fabric = SimulatedFabric.load(SMALL, clock);
        Endpoint switch0 = cxl.open(fabric.component("switch0").connect());

        MemoryDevice mem0 = MemoryDevice.of(switch0.through(Tunnel.switchPort(1)));
        assertRefused(ReturnCode.MEDIA_DISABLED, mem0::getHealthInfo);
        mem0.getHealthInfo();

        Instant before = clock.instant();
        serial(switch0.through(Tunnel.switchPort(2).ld(3)));
        serial(switch0.through(Tunnel.switchPort(2).ld(3)));
        assertEquals(Duration.ofMillis(600), Duration.between(before, clock.instant()));

        Endpoint mem9 = cxl.open(fabric.component(9).connect());
        assertThrows(CxlTimeoutException.class, () -> serial(mem9));
        assertEquals(0x99, serial(mem9));
        assertThrows(MalformedResponseException.class, () -> Generic.of(mem9).getEventRecords(EventLog.FATAL));
        assertTrue(MemoryDevice.of(mem9).sanitize().isRunning());
        clock.advance(Duration.ofDays(1));
        assertTrue(Generic.of(mem9).backgroundOperationStatus().operationInProgress());
        assertThrows(
                TransportException.class,
                () -> serial(cxl.open(fabric.component("far").connect())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "components: [                          | 1 | this is not YAML",
                "components:                            | 1 | write a list",
                "component: []                          | 1 | write one of components, faults",
                "faults: []                             | 1 | \"components\" is missing",
                "components: [{swich: a}]               | 1 | write one of switch: NAME, memory-device: NAME",
                "components:;- switch: a;  port-cout: 3 | 3 | \"port-cout\" means nothing here",
                "components:;- switch: a;  port-count: 300 | 3 | 300 ports are not between 1 and 255",
                "components:;- switch: a;  port-count: few | 3 | \"few\" is not understood; write a number",
                "components:;- switch: a;  eid: 7       | 2 | endpoint ID 7 is not between 8 and 254",
                "components:;- switch: a;- switch: a    | 3 | there are two components \"a\"",
                "components:;- switch: a/b              | 2 | has a slash",
                "components:;- switch: a;  switch: b    | 3 | is there twice",
                "components:;- switch: a;  plugged-in:;  - port: 1;    head: x/0 | 5 | is no head of a device",
                "components:;- switch: a;  plugged-in:;  - {port: 40, memory-device: b} | 2 | a has no port 40",
                "components:;- switch: a;  plugged-in:;  - {ports: 1.3, memory-device: b} | 4 | write 1-31",
                "components:;- memory-device: a;  volatile: 3GB | 3 | write a size, for example 256MiB",
                "components:;- memory-device: a;  volatile: 1MiB | 3 | 1048576",
                "components:;- memory-device: a;  dynamic-capacity: [{size: 1MiB}] | 3 | write a multiple of 256MiB",
                "components:;- memory-device: a;  dynamic-capacity:;  - {size: 1GiB, sharable: yes} | 4 | true or false",
                "components:;- memory-device: a;  dynamic-capacity:;  - {size: 1GiB, block-size: 3GiB} | 4 | region",
                "components:;- multi-logical-device: a;  memory: 1GiB | 2 | write logical-devices: 16",
                "components:;- {multi-logical-device: a, memory: 1GiB, logical-devices: 17} | 2 | not between 1 and 16",
                "components:;- {multi-headed-device: a, memory: 1GiB, logical-devices: 1, heads: 0} | 2 | 0 heads",
                "components: [];faults:;- {component: a, gone: true} | 3 | no component \"a\"",
                "components:;- memory-device: a;faults:;- {component: a, command: Nap, answer: BUSY} | 4 | \"Nap\"",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, answer: NO} | 4 | \"NO\"",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify} | 4 | write one of gone",
                "components:;- memory-device: a;faults:;- {component: a, command: any, lose: it} | 4 | request or response",
                "components:;- memory-device: a;faults:;- {component: a, answer: BUSY} | 4 | write command: Get Health Info",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-message: 2147483647} | 4 | cannot have 2147483647 bytes",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-message: 2097164} | 4 | cannot have 2097164 bytes",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-message: 0} | 4 | cannot have 0 bytes",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-payload: 2097152} | 4 | cannot have 2097152 bytes",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-payload: -1} | 4 | not understood; write a number",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, resize-payload: 99999999999} | 4 | not understood; write a number",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, delay: 999999999min} | 4 | 365 days",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, times: 0, answer: BUSY} | 4 | write 1 or more, or always",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, times: -2, answer: BUSY} | 4 | not understood; write a number",
                "components:;- memory-device: a;faults:;- {component: a, command: Identify, background: {after: 999999999min, answer: BUSY}} | 4 | 365 days",
                "components:;- memory-device: a;faults:;- {component: a, command: 0x10000, answer: BUSY} | 4 | 16 bits",
                "components:;- memory-device: a;  label-storage: 1GiB | 3 | from 0 to 16777216 bytes, found 1073741824",
                "components:;- memory-device: a;  label-storage: 4GiB | 3 | 4294967296 bytes are too many",
                "components:;- memory-device: a;  event-log-size: 65536 | 3 | 65536",
                "components:;- memory-device: a;  firmware-slots: 5 | 3 | number of firmware slots: expected from 2 to 4, found 5",
                "components:;- memory-device: a;  firmware-transfer-time: 2h | 3 | write a time, for example 100ms",
                "components:;- memory-device: a;  background-status: no | 3 | true or false",
                "components:;- memory-device: a;  vendor-id: 1 | 2 | device-id",
                "components:;- memory-device: a;  maximum-payload-exponent: 7 | 3 | exponent: expected from 8 to 20, found 7",
                "components:;- memory-device: a;  volatile: 999999999TiB | 3 | not understood; write a size",
                "components:;- switch: a;  binding-time: 999999999min | 3 | binding cannot take",
                "components:;- switch: a;  virtual-switches: [{upstream-port: 0, vppbs: 256}] | 3 | 256 vPPBs",
                "components:;- switch: a;  plugged-in:;  - {ports: 3-1, memory-device: b} | 4 | smaller number first",
            })
    void wrongFile_saysWhereAndWhatToWrite(String text, int line, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.yaml"), text.replace(";", "\n"));

        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> SimulatedFabric.load(file, clock));

        assertTrue(e.getMessage().startsWith("wrong.yaml:" + line + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    // F3
    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 2048, 2049})
    void fileWithEmojiWhereABufferEnds_isBuilt(int at) throws IOException {
        Path file = Files.writeString(
                directory.resolve("emoji.yaml"),
                "# " + "x".repeat(at - 2) + "\uD83D\uDE00\ncomponents:\n- memory-device: \"\uD83D\uDE00\"\n");

        assertEquals(
                Set.of("\uD83D\uDE00"),
                SimulatedFabric.load(file, clock).components().keySet());
    }

    @Test
    void numbersOfTheFile_areDecimalOrHexadecimal() {
        SimulatedFabric fabric = SimulatedFabric.parse("numbers.yaml", """
                components:
                  - { memory-device: a, eid: 010, serial: 0x1F }
                faults:
                  - { component: a, command: any, times: 2, answer: BUSY }
                """, clock);
        Endpoint device = cxl.open(fabric.component(10).connect());

        for (int i = 0; i < 2; i++) {
            assertRefused(ReturnCode.BUSY, () -> serial(device));
        }
        assertEquals(0x1F, serial(device));
    }

    @Test
    void builder_refusesWhatIsTaken() {
        SimulatedFabric.Builder builder = SimulatedFabric.builder(clock)
                .add(8, SimulatedMemoryDevice.builder().name("a").clock(clock).build())
                .name("b", "a/ld3");
        SimulatedMemoryDevice another =
                SimulatedMemoryDevice.builder().name("c").clock(clock).build();

        assertThrows(IllegalArgumentException.class, () -> builder.add(8, another));
        assertThrows(IllegalArgumentException.class, () -> builder.name("a", "a"));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(SimulatedMemoryDevice.builder().name("b").build()));
        builder.add(another);
        assertEquals(Set.of("a", "c"), builder.build().components().keySet());
    }
}
