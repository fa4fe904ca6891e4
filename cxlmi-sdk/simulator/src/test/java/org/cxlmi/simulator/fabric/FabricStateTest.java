package org.cxlmi.simulator.fabric;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.cxlmi.simulator.fabric.UsedFabric.SECRET;
import static org.cxlmi.simulator.fabric.UsedFabric.asMap;
import static org.cxlmi.simulator.fabric.UsedFabric.bind;
import static org.cxlmi.simulator.fabric.UsedFabric.fresh;
import static org.cxlmi.simulator.fabric.UsedFabric.restored;
import static org.cxlmi.simulator.fabric.UsedFabric.simulatedSwitch;
import static org.cxlmi.simulator.fabric.UsedFabric.switchOf;
import static org.cxlmi.simulator.fabric.UsedFabric.used;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a fabric, and what a restored one goes on with. */
class FabricStateTest {

    private final SimulatedClock clock = SimulatedClock.driven();

    @Test
    void restoredFabric_savesTheSame() {
        Map<String, Object> state = used(clock).save();

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
        SimulatedFabric used = used(clock);
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
        SimulatedFabric copy = restored(used(clock).save());
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
        SimulatedFabric used = used(clock);
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
        SimulatedFabric fabric = used(clock);
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
}
