package org.cxlmi.simulator.fabric;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortOpcode;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.DamagedStates;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FabricStateTest {

    private static final String TOPOLOGY = """
        components:
          - switch: switch0
            eid: 8
            port-count: 9
            binding-time: 2s
            disabled-ports: [8]
            virtual-switches:
              - { upstream-port: 0, vppbs: 4 }
            plugged-in:
              - { port: 1, memory-device: mem1, volatile: 1GiB, persistent: 0, partitionable: 0, label-storage: 0 }
              - { ports: 2-3, multi-logical-device: mld, logical-devices: 3, memory: 6GiB }
              - { port: 4, head: mhd0/0 }
              - { port: 5, head: mhd0/1 }
              - port: 6
                switch: switch1
                port-count: 3
                plugged-in:
                  - { port: 2, multi-logical-device: far, logical-devices: 2, memory: 2GiB }
              - { port: 7, memory-device: spare }
          - memory-device: mem9
            eid: 9
            label-storage: 1KiB
          - multi-headed-device: mhd0
            heads: 2
            logical-devices: 2
            memory: 4GiB
        """;
    private static final UUID SECRET = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private final SimulatedClock clock = SimulatedClock.driven();

    private static SimulatedFabric fresh(SimulatedClock clock) {
        return SimulatedFabric.parse("fabric.yaml", TOPOLOGY, clock);
    }

    private static SimulatedFabric restored(Map<String, ?> state) {
        SimulatedFabric fabric = fresh(SimulatedClock.driven());
        fabric.restore(state);
        return fabric;
    }

    private static Endpoint switchOf(SimulatedFabric fabric) {
        return Endpoint.over(fabric.component("switch0").connect());
    }

    private static SimulatedSwitch simulatedSwitch(SimulatedFabric fabric) {
        return (SimulatedSwitch) fabric.component("switch0");
    }

    private static void bind(FabricManager manager, int vppb, int port, OptionalInt ld) {
        manager.bindVppb(request -> {
            request.vcsId(0).vppbId(vppb).portId(port);
            ld.ifPresentOrElse(request::ldId, () -> request.ldId(0xFFFF));
        });
    }

    /** A fabric with something in all of its parts. */
    private SimulatedFabric used() {
        SimulatedFabric fabric = fresh(clock);
        Endpoint endpoint = switchOf(fabric);
        FabricManager manager = FabricManager.of(endpoint);
        bind(manager, 0, 1, OptionalInt.empty());
        clock.advance(Duration.ofSeconds(2));
        bind(manager, 1, 2, OptionalInt.of(1));
        clock.advance(Duration.ofSeconds(2));
        manager.generateAerEvent(request -> request.vcsId(0).vppbId(1));
        manager.setDomainValidationSv(SECRET);
        simulatedSwitch(fabric).setSecretValue(0, SECRET);
        simulatedSwitch(fabric).unplug(7);
        simulatedSwitch(fabric).setLinkDown(3, true);
        manager.physicalPortControl(2, PortOpcode.ASSERT_PERST);
        manager.physicalPortControl(2, PortOpcode.DEASSERT_PERST);
        manager.physicalPortControl(3, PortOpcode.ASSERT_PERST);
        manager.sendPpbCxlIoConfiguration(request -> request.ppbId(1)
                .registerNumber(0x40)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(0x12345678));
        manager.sendLdCxlIoConfiguration(request -> request.ppbId(2)
                .ldId(2)
                .registerNumber(0x40)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(0x9ABC));
        manager.sendLdCxlIoMemory(request -> request.portId(2)
                .ldId(1)
                .transactionAddress(4)
                .transactionLength(4)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(new byte[] {1, 2, 3, 4}));
        FabricManager mld = FabricManager.of(endpoint.through(Tunnel.switchPort(2)));
        mld.setLdAllocations(
                0,
                List.of(
                        LdAllocation.builder().range1AllocationMultiplier(4).build(),
                        LdAllocation.builder()
                                .range1AllocationMultiplier(2)
                                .range2AllocationMultiplier(6)
                                .build()));
        mld.setQosControl(request ->
                request.egressModeratePercentage(20).egressSeverePercentage(30).backpressureSampleInterval(1));
        mld.setQosAllocatedBw(1, 10, 20);
        mld.setQosBwLimit(0, 30);
        MemoryDevice.of(endpoint.through(Tunnel.switchPort(2).ld(1))).injectPoison(0x1000);
        Generic.of(endpoint.through(Tunnel.switchPort(1))).setTimestamp(Instant.parse("2026-03-01T12:00:00Z"));
        MemoryDevice.of(endpoint.through(Tunnel.switchPort(4).ld(0))).setShutdownState(request -> request.dirty(true));
        Generic.of(Endpoint.over(fabric.component("mem9").connect()))
                .setTimestamp(Instant.parse("2026-03-01T12:00:00Z"));
        MemoryDevice.of(Endpoint.over(fabric.component("mem9").connect())).setLsa(0, new byte[] {5, 6});
        manager.unbindVppb(0, 1, UnbindOption.WAIT_FOR_LINK_DOWN);
        clock.advance(Duration.ofSeconds(1));
        return fabric;
    }

    @Test
    void restoredFabric_savesTheSame() {
        Map<String, Object> state = used().save();

        assertEquals(state, restored(state).save());
    }

    @Test
    void freshFabric_savesTheSame_andHasMadeNothing() {
        Map<String, Object> state = fresh(clock).save();

        assertEquals(state, restored(state).save());
        Map<String, Object> switch0 = asMap(asMap(state.get("components")).get("switch0"));
        List<?> ports = (List<?>) asMap(switch0.get("ports")).get("all");
        assertFalse(asMap(ports.get(2)).containsKey("component"), "a multi-logical device was made");
    }

    @Test
    void restoredFabric_answersTheSame() {
        SimulatedFabric used = used();
        SimulatedFabric copy = restored(used.save());
        Endpoint first = switchOf(used);
        Endpoint second = switchOf(copy);

        for (Endpoint endpoint : List.of(first, second)) {
            FabricManager manager = FabricManager.of(endpoint);
            assertEquals(SECRET, manager.getDomainValidationSv(0).secretValueUuid());
            assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setDomainValidationSv(SECRET));
            assertRefused(
                    ReturnCode.INVALID_INPUT,
                    () -> Generic.of(endpoint.through(Tunnel.switchPort(7))).identify());
        }
        FabricManager one = FabricManager.of(first);
        FabricManager other = FabricManager.of(second);
        assertEquals(
                one.getVirtualCxlSwitchInfo(
                        request -> request.startVppb(0).vppbListLimit(9).vcsIds(0)),
                other.getVirtualCxlSwitchInfo(
                        request -> request.startVppb(0).vppbListLimit(9).vcsIds(0)));
        int[] ports = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        assertEquals(one.getPhysicalPortState(ports), other.getPhysicalPortState(ports));
        assertEquals(simulatedSwitch(used).aerEvents(), simulatedSwitch(copy).aerEvents());
        assertEquals(
                OptionalLong.of(0x12345678),
                other.sendPpbCxlIoConfiguration(
                                request -> request.ppbId(1).registerNumber(0x40).firstDwByteEnables(0xF))
                        .returnData());
        assertEquals(
                "[1, 2, 3, 4]",
                Arrays.toString(other.sendLdCxlIoMemory(request -> request.portId(2)
                                .ldId(1)
                                .transactionAddress(4)
                                .transactionLength(4)
                                .firstDwByteEnables(0xF))
                        .returnData()));
        FabricManager mld = FabricManager.of(second.through(Tunnel.switchPort(2)));
        assertEquals(20, mld.getQosControl().egressModeratePercentage());
        assertEquals(10, mld.getQosAllocatedBw(1, 1).qosAllocationFractions()[0]);
        assertEquals(30, mld.getQosBwLimit(1, 0).qosLimitFractions()[0]);
        assertEquals(6, mld.getLdAllocations(0, 3).ldAllocationList().get(1).range2AllocationMultiplier());
        MemoryDevice ld = MemoryDevice.of(second.through(Tunnel.switchPort(2).ld(1)));
        assertEquals(2L << 30, ld.identifyMemoryDevice().totalCapacityBytes());
        assertEquals(
                1,
                ld.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(2L << 30))
                        .mediaErrorRecordCount());
    }

    @Test
    void restoredFabric_goesOnWithTheUnbindingUnderWay() {
        SimulatedFabric copy = restored(used().save());
        Endpoint endpoint = switchOf(copy);
        FabricManager manager = FabricManager.of(endpoint);

        assertEquals(
                UnbindVppb.OPCODE,
                Generic.of(endpoint).backgroundOperationStatus().opcode());
        assertEquals(50, Generic.of(endpoint).backgroundOperationStatus().percentComplete());
        assertEquals(
                PortConfigurationState.UNBIND_IN_PROGRESS,
                manager.getPhysicalPortState(2).ports().get(0).configurationState());
        copy.clock().advance(Duration.ofSeconds(9));
        assertTrue(Generic.of(endpoint).backgroundOperationStatus().operationInProgress());
        simulatedSwitch(copy).setLinkDown(2, true);
        assertFalse(Generic.of(endpoint).backgroundOperationStatus().operationInProgress());
        assertEquals(VppbBindingStatus.UNBOUND, bindingOf(manager, 1));
    }

    private static VppbBindingStatus bindingOf(FabricManager manager, int vppb) {
        return manager.getVirtualCxlSwitchInfo(
                        request -> request.startVppb(0).vppbListLimit(9).vcsIds(0))
                .virtualSwitches()
                .get(0)
                .vppbs()
                .get(vppb)
                .bindingStatus();
    }

    @Test
    void restoredFabric_goesOnWithTheBindingUnderWay() {
        SimulatedFabric fabric = fresh(clock);
        bind(FabricManager.of(switchOf(fabric)), 2, 3, OptionalInt.of(2));
        clock.advance(Duration.ofSeconds(1));
        SimulatedFabric copy = restored(fabric.save());
        Endpoint endpoint = switchOf(copy);

        assertEquals(
                BindVppb.OPCODE,
                Generic.of(endpoint).backgroundOperationStatus().opcode());
        copy.clock().advance(Duration.ofSeconds(1));
        assertFalse(Generic.of(endpoint).backgroundOperationStatus().operationInProgress());
        assertEquals(VppbBindingStatus.BOUND_LD, bindingOf(FabricManager.of(endpoint), 2));
    }

    @Test
    void headsOfAMultiHeadedDevice_keepTheirLogicalDevices() {
        SimulatedMultiHeadedDevice device = twoHeads("mhd0", clock);
        device.assign(0, 1);
        device.unassign(1);
        SimulatedClock driven = SimulatedClock.driven();
        SimulatedFabric copy = SimulatedFabric.builder(driven)
                .add(withHeads("switch0", twoHeads("mhd0", driven), driven))
                .build();
        copy.restore(SimulatedFabric.builder(clock)
                .add(withHeads("switch0", device, clock))
                .build()
                .save());
        Endpoint endpoint = switchOf(copy);

        Generic.of(endpoint.through(Tunnel.switchPort(5).ld(0))).identify();
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> Generic.of(endpoint.through(Tunnel.switchPort(4).ld(0))).identify());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> Generic.of(endpoint.through(Tunnel.switchPort(5).ld(1))).identify());
    }

    @Test
    void multiHeadedDevicesOfOneName_cannotBeSaved() {
        SimulatedFabric fabric = SimulatedFabric.builder(clock)
                .add(withHeads("switch0", twoHeads("mhd0", clock), clock))
                .add(withHeads("switch1", twoHeads("mhd0", clock), clock))
                .build();

        IllegalStateException e = assertThrows(IllegalStateException.class, fabric::save);
        assertEquals("two multi-headed devices are called mhd0: give one of them another name", e.getMessage());
    }

    private static SimulatedMultiHeadedDevice twoHeads(String name, SimulatedClock clock) {
        return SimulatedMultiHeadedDevice.create(
                SimulatedMultiLogicalDevice.builder().name(name).clock(clock), 2);
    }

    private static SimulatedSwitch withHeads(String name, SimulatedMultiHeadedDevice device, SimulatedClock clock) {
        return SimulatedSwitch.builder()
                .name(name)
                .clock(clock)
                .plugIn(4, device.head(0))
                .plugIn(5, device.head(1))
                .build();
    }

    @Test
    void clock_goesOnFromTheTimeSaved_andNeverBack() {
        clock.advance(Duration.ofDays(1));
        Map<String, Object> state = fresh(clock).save();

        assertEquals(clock.instant(), restored(state).clock().instant());
        SimulatedFabric late = fresh(clock);
        clock.advance(Duration.ofDays(1));
        Instant before = clock.instant();
        late.restore(state);
        assertEquals(before, clock.instant());
    }

    @Test
    void componentsByThemselves_canBeSavedAndRestored() {
        SimulatedFabric used = used();
        SimulatedFabric other = fresh(clock);
        for (String way : List.of("switch0", "mem9")) {
            Map<String, Object> state = used.component(way).save();
            other.component(way).restore(state);
            assertEquals(state, other.component(way).save());
        }
        SimulatedMultiLogicalDevice mld = (SimulatedMultiLogicalDevice) used.component("switch0/port2");
        SimulatedFabric third = fresh(clock);
        third.component("switch0/port2").restore(mld.save());
        assertEquals(mld.save(), third.component("switch0/port2").save());
    }

    @Test
    void multiHeadedDeviceByItself_canBeSavedAndRestored() {
        SimulatedMultiLogicalDeviceBuilder pool =
                SimulatedMultiLogicalDevice.builder().clock(clock);
        SimulatedMultiHeadedDevice device = SimulatedMultiHeadedDevice.create(pool, 3);
        device.assign(7, 2);
        device.pool().setBackpressure(7);
        SimulatedMultiHeadedDevice copy = SimulatedMultiHeadedDevice.create(pool, 3);
        copy.restore(device.save());

        assertEquals(device.save(), copy.save());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedMultiHeadedDevice.create(pool, 4).restore(device.save()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomCommands_leaveStatesThatCanBeRestored(long seed) {
        Random random = new Random(seed);
        SimulatedFabric fabric = used();
        for (int round = 0; round < 8; round++) {
            Endpoint endpoint = switchOf(fabric);
            for (int i = 0; i < 400; i++) {
                byte[] payload = new byte[random.nextInt(40)];
                for (int at = 0; at < payload.length; at++) {
                    payload[at] = random.nextInt(3) == 0 ? (byte) random.nextInt(5) : 0;
                }
                int opcode = (0x51 + random.nextInt(5)) << 8 | random.nextInt(9);
                send(endpoint, random.nextInt(3), opcode, payload);
            }
            fabric.clock().advance(Duration.ofMillis(random.nextInt(4000)));
            Map<String, Object> state = fabric.save();
            fabric = restored(state);
            assertEquals(state, fabric.save());
        }
    }

    private static void send(Endpoint endpoint, int where, int opcode, byte[] payload) {
        try {
            switch (where) {
                case 0 -> endpoint.executeRaw(opcode, payload);
                case 1 -> endpoint.through(Tunnel.switchPort(2)).executeRaw(opcode, payload);
                default -> endpoint.through(Tunnel.switchPort(4).pool()).executeRaw(opcode, payload);
            }
        } catch (StillRunningException e) {
            assertEquals(opcode, e.opcode());
        } catch (CommandFailedException e) {
            assertNotEquals(ReturnCode.INTERNAL_ERROR, e.returnCode(), e::getMessage);
        }
    }

    /** Each value of a state is replaced by some of the damages, all of which come up again and again. */
    @Test
    void damagedState_isRefusedOrHarmless() {
        Map<String, Object> state = used().save();
        int leaves = DamagedStates.countLeaves(state);
        assertTrue(leaves > 200, "leaves: " + leaves);
        int refused = 0;
        int all = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = leaf % 4; i < DamagedStates.VALUES.size(); i += 4) {
                refused += isRefused(asMap(DamagedStates.done(state, leaf, DamagedStates.VALUES.get(i)))) ? 1 : 0;
                all++;
            }
        }
        assertTrue(refused > all / 2, refused + " refused of " + all);
    }

    private static boolean isRefused(Map<String, Object> state) {
        SimulatedFabric fabric;
        try {
            fabric = restored(state);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
            return true;
        }
        Endpoint endpoint = switchOf(fabric);
        FabricManager manager = FabricManager.of(endpoint);
        manager.getVirtualCxlSwitchInfo(
                request -> request.startVppb(0).vppbListLimit(9).vcsIds(0));
        manager.getPhysicalPortState(0, 1, 2, 3);
        fabric.clock().advance(Duration.ofDays(1));
        for (Tunnel tunnel : List.of(
                Tunnel.switchPort(2),
                Tunnel.switchPort(2).ld(1),
                Tunnel.switchPort(4).pool())) {
            try {
                Generic.of(endpoint.through(tunnel)).identify();
            } catch (CxlException e) {
                assertTrue(e instanceof CommandFailedException, e::toString);
            }
        }
        Map<String, Object> again = fabric.save();
        assertEquals(again, restored(again).save());
        return false;
    }

    @Test
    void damage_isNamedWithItsPlace() {
        assertEquals("state.version should be a whole number, is null", messageOf(Map.of()));
        Map<String, Object> state = used().save();
        assertTrue(messageWith(state, "time", "yesterday").startsWith("state.time is not an instant: yesterday"));
        assertTrue(messageWith(state, "components", Map.of())
                .startsWith("state.components should be [switch0, mem9], is {}"));
        assertTrue(messageWith(state, "multiHeadedDevices", Map.of("mhd1", Map.of()))
                .startsWith("state.multiHeadedDevices should be [mhd0], is "));
        String port = "state.components.switch0.ports.all[2].";
        assertDamage(state, port + "configuration", "DISABLED", "as possible for this port");
        assertDamage(
                state,
                port + "configuration",
                "DSP",
                "switch0.background.request should be one that can be carried out");
        assertDamage(state, port + "occupied", false, "component should be absent, for nothing is on the port");
        assertDamage(
                state,
                port + "component.logicalDevices.all[1].allocation",
                "00".repeat(7) + "01" + "00".repeat(8),
                "all[1].allocation should be a share of the memory that is there");
        assertDamage(
                state,
                port + "component.logicalDevices.all[1].device.shape.serialNumber",
                3,
                "all[1].device.shape should be that of mld2/ld1");
        assertDamage(
                state,
                "state.components.switch0.virtualSwitches.all[0].bindings[0]",
                "02086300",
                "ports.all should be ports that vPPBs can be bound to");
        assertDamage(state, "state.components.switch0.domainValidation.ownValue", "1-1-1-1-1", "is no UUID");
        assertDamage(state, "state.multiHeadedDevices.mhd0.heads.owners[1]", 2, "owners should be heads, or 255");
    }

    private void assertDamage(Map<String, Object> state, String path, Object value, String message) {
        Map<String, Object> damaged = asMap(replaced("state", state, path, value));
        assertNotEquals(state, damaged, path);
        String found = messageOf(damaged);
        assertTrue(found.contains(message), path + ": " + found);
    }

    private static Object replaced(String at, Object value, String path, Object damage) {
        if (at.equals(path)) {
            return damage;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, replaced(at + "." + key, each, path, damage)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object each : list) {
                copy.add(replaced(at + "[" + copy.size() + "]", each, path, damage));
            }
            return copy;
        }
        return value;
    }

    private static String messageWith(Map<String, Object> state, String key, Object value) {
        Map<String, Object> damaged = new LinkedHashMap<>(state);
        damaged.put(key, value);
        return messageOf(damaged);
    }

    private static String messageOf(Map<String, ?> state) {
        String message = assertThrows(IllegalArgumentException.class, () -> restored(state))
                .getMessage();
        return message == null ? "" : message;
    }

    @Test
    void file_isYamlForItsOwner_andRestores(@TempDir Path directory) throws IOException {
        SimulatedFabric used = used();
        Path file = directory.resolve("state.yaml");
        used.save(file);
        used.save(file);
        SimulatedFabric copy = fresh(SimulatedClock.driven());
        copy.restore(file);

        assertEquals(used.save(), copy.save());
        assertTrue(Files.readString(file).startsWith("---\nversion: 1\n"), Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(directory)) {
            assertEquals(Set.of(file), files.collect(Collectors.toSet()));
        }
    }

    @Test
    void fileOfJson_restores(@TempDir Path directory) throws IOException {
        SimulatedFabric used = used();
        Path file = Files.writeString(
                directory.resolve("state.json"), JsonMapper.builder().build().writeValueAsString(used.save()));
        SimulatedFabric copy = fresh(SimulatedClock.driven());
        copy.restore(file);

        assertEquals(used.save(), copy.save());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "[]", "version: 1\nversion: 1\n", "{", "version: 2", "\0", "a: &a [*a]"})
    void fileThatIsNoState_isRefusedWithItsName(String text, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("state.yaml"), text);

        String message = assertThrows(
                        IllegalArgumentException.class, () -> fresh(clock).restore(file))
                .getMessage();
        assertTrue(message != null && message.startsWith(file.toString() + ":"), message);
    }

    // F3
    @ParameterizedTest
    @ValueSource(ints = {1024, 2049})
    void fileWithEmojiWhereABufferEnds_restores(int at, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("state.yaml");
        fresh(clock).save(file);
        String saved = Files.readString(file);
        Files.writeString(file, "# " + "x".repeat(at - 2) + "\uD83D\uDE00\n" + saved);

        SimulatedFabric copy = fresh(clock);
        copy.restore(file);

        copy.save(file);
        assertEquals(saved, Files.readString(file));
    }

    @Test
    void fileInNoDirectory_isNamedAndNotTheTemporaryOne(@TempDir Path directory) {
        Path file = directory.resolve("missing/state.yaml");

        IOException e = assertThrows(IOException.class, () -> fresh(clock).save(file));
        assertEquals(file + ": there is no directory " + file.getParent(), e.getMessage());
    }

    @Test
    void fileThatIsCutAnywhere_isRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("state.yaml");
        fresh(clock).save(file);
        String text = Files.readString(file);
        for (int length = 0; length < text.length() - 1; length += 97) {
            Files.writeString(file, text.substring(0, length));
            assertThrows(IllegalArgumentException.class, () -> fresh(clock).restore(file), "length " + length);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
