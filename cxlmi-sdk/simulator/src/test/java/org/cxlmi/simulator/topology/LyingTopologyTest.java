package org.cxlmi.simulator.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.fmapi.GetHeadInfo;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdInfo;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfo;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.ComponentKind;
import org.cxlmi.sdk.topology.Head;
import org.cxlmi.sdk.topology.LogicalDevice;
import org.cxlmi.sdk.topology.PhysicalPort;
import org.cxlmi.sdk.topology.ReadFailure;
import org.cxlmi.sdk.topology.ReadFailure.Reason;
import org.cxlmi.sdk.topology.SwitchDevice;
import org.cxlmi.sdk.topology.TopologyWalk;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that tell wrong counts, lead to themselves, or lead further than a walk may go. */
@Timeout(120)
class LyingTopologyTest {

    private final Rack rack = new Rack();

    private SwitchDevice sw() {
        return rack.walk().switchDevice().orElseThrow();
    }

    private Component behind(int port) {
        return sw().ports().get(port).component().orElseThrow();
    }

    private static Optional<Reason> reason(Optional<ReadFailure> failure) {
        return failure.map(ReadFailure::reason);
    }

    @Test
    void switch_tellsMorePortsAndVirtualSwitchesThanItHas() {
        rack.sw.faults().always(IdentifySwitchDevice.COMMAND).set("physicalPortCount", 255);

        List<PhysicalPort> ports = sw().ports();

        assertEquals(255, ports.size());
        assertTrue(ports.get(1).component().isPresent());
        assertEquals(Optional.empty(), ports.get(254).component());

        rack.sw.faults().clear();
        rack.sw.faults().always(IdentifySwitchDevice.COMMAND).set("vcsCount", 255);
        assertEquals(255, sw().virtualSwitches().size());
        assertEquals(100, sw().virtualSwitches().get(0).vppbs().size());
        assertEquals(List.of(), sw().virtualSwitches().get(254).vppbs());
    }

    @Test
    void switch_givesOtherPortsThanAskedFor() {
        rack.sw.faults().always(GetPhysicalPortState.COMMAND).replaceMessage(message -> {
            message[CciMessage.HEADER_SIZE + 4] = 77;
            return message;
        });

        List<PhysicalPort> ports = sw().ports();

        assertEquals(Optional.of(Reason.MALFORMED), reason(ports.get(0).failure()));
        assertTrue(ports.get(1).component().isPresent());
    }

    @Test
    void multiLogicalDevice_tellsMoreThanItHas() {
        rack.at("sw/port2").faults().always(GetLdInfo.COMMAND).set("ldCount", 0xFFFF);
        assertEquals(
                16,
                behind(2).multiLogicalDevice().orElseThrow().logicalDevices().size());

        rack.at("sw/port2").faults().always(GetLdAllocations.COMMAND).set("ldCount", 0xFF);
        List<LogicalDevice> devices =
                behind(2).multiLogicalDevice().orElseThrow().logicalDevices();
        assertEquals(255, devices.size());
        assertTrue(devices.get(15).range1Bytes().isPresent());
        assertEquals(Optional.of(Reason.REFUSED), reason(devices.get(16).failure()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startLdId", "memoryGranularity"})
    void multiLogicalDevice_allocationsThatMakeNoSense_areTold(String field) {
        rack.at("sw/port2").faults().always(GetLdAllocations.COMMAND).set(field, 0x7F);

        List<LogicalDevice> devices =
                behind(2).multiLogicalDevice().orElseThrow().logicalDevices();

        assertEquals(16, devices.size());
        String told = devices.get(0).failure().orElseThrow().message();
        assertTrue(told.startsWith("sw > port 2: Get LD Allocations"), told);
        devices.forEach(ld -> {
            assertEquals(Optional.of(Reason.MALFORMED), reason(ld.failure()));
            assertFalse(ld.range1Bytes().isPresent());
        });
    }

    @Test
    void multiHeadedDevice_tellsMoreThanItHas() {
        rack.at("sw/port3/pool").faults().always(GetMultiHeadedInfo.COMMAND).set("headCount", 255);
        List<Head> heads = behind(3).multiHeadedDevice().orElseThrow().heads();
        assertEquals(255, heads.size());
        assertTrue(heads.get(39).information().isPresent());
        assertEquals(Optional.of(Reason.REFUSED), reason(heads.get(40).failure()));

        rack.at("sw/port3/pool").faults().clear();
        rack.at("sw/port3/pool").faults().always(GetMultiHeadedInfo.COMMAND).set("ldCount", 255);
        assertEquals(
                Optional.of(Reason.REFUSED),
                reason(behind(3).multiHeadedDevice().orElseThrow().failure()));

        rack.at("sw/port3/pool").faults().clear();
        rack.at("sw/port3/pool").faults().always(GetMultiHeadedInfo.COMMAND).set("startLdId", 3);
        assertEquals(
                Optional.of(Reason.MALFORMED),
                reason(behind(3).multiHeadedDevice().orElseThrow().failure()));
    }

    @Test
    void emptyLists_endTheReading() {
        rack.at("sw/port3/pool").faults().always(GetHeadInfo.COMMAND).replaceMessage(LyingTopologyTest::withoutEntries);
        assertEquals(
                Optional.of(Reason.MALFORMED),
                reason(behind(3)
                        .multiHeadedDevice()
                        .orElseThrow()
                        .heads()
                        .get(0)
                        .failure()));
        rack.at("sw/port2")
                .faults()
                .always(GetHostDcRegionConfiguration.COMMAND)
                .set("availableRegionCount", 255);
        assertEquals(
                Optional.of(Reason.REFUSED),
                reason(behind(2)
                        .dynamicCapacityDevice()
                        .orElseThrow()
                        .hosts()
                        .get(0)
                        .failure()));
        rack.at("sw/port2").faults().always(GetDcdInfo.COMMAND).set("hostCount", 255);
        assertEquals(
                255, behind(2).dynamicCapacityDevice().orElseThrow().hosts().size());
    }

    /** A header that counts nothing, and nothing behind it. */
    private static byte[] withoutEntries(byte[] message) {
        byte[] empty = CciMessage.parse(message).payload().clone();
        Arrays.fill(empty, (byte) 0);
        CciMessage.Header header = CciMessage.Header.parse(message);
        CciMessage.Header shorter =
                new CciMessage.Header(header.category(), header.tag(), header.opcode(), 4, false, 0, 0);
        return new CciMessage(shorter, Arrays.copyOf(empty, 4)).bytes();
    }

    @Test
    void memoryOfAllOnes_isReadAsItIsAndMayBePrinted() {
        rack.at("sw/port1").faults().always(IdentifyMemoryDevice.COMMAND).set("totalCapacity", -1); // F8

        Component device = behind(1);

        assertEquals(-1, device.memory().orElseThrow().totalCapacity());
        assertFalse(device.toString().isEmpty());
    }

    private static SimulatedSwitch plainSwitch(String name, long serial, SimulatedClock clock) {
        return SimulatedSwitch.builder()
                .name(name)
                .clock(clock)
                .serialNumber(serial)
                .ports(3)
                .build();
    }

    @Test
    void switchOnItsOwnPort_isSeenOnce() {
        SimulatedSwitch one = plainSwitch("one", 1, rack.clock);
        one.plugIn(1, one);

        Component root = TopologyWalk.create().from(Endpoint.over(one.connect()));

        assertEquals(2, root.all().count());
        Component again = root.all().skip(1).findFirst().orElseThrow();
        assertEquals(ComponentKind.SWITCH, again.kind());
        assertEquals(Optional.empty(), again.switchDevice());
        assertEquals(
                List.of(Reason.LOOP),
                again.failures().stream().map(ReadFailure::reason).toList());
    }

    @Test
    void deviceWithTheNumbersOfItsSwitch_isNoLoop() {
        SimulatedSwitch one = plainSwitch("one", 1, rack.clock);
        one.plugIn(1, SimulatedMemoryDevice.builder().serialNumber(1).build());

        Component root = TopologyWalk.create().from(Endpoint.over(one.connect()));

        assertTrue(root.all().allMatch(component -> component.failures().isEmpty()), root::toString);
        assertEquals(
                List.of(ComponentKind.SWITCH, ComponentKind.MEMORY_DEVICE),
                root.all().map(Component::kind).toList());
    }

    @Test
    void switchesInARing_areSeenOnceEach() {
        SimulatedSwitch one = plainSwitch("one", 1, rack.clock);
        SimulatedSwitch two = plainSwitch("two", 2, rack.clock);
        one.plugIn(1, two);
        two.plugIn(2, one);

        List<Component> all =
                TopologyWalk.create().from(Endpoint.over(one.connect())).all().toList();

        assertEquals(
                List.of("one", "one > port 1", "one > port 1 > port 2"),
                all.stream().map(Component::name).toList());
        assertEquals(Reason.LOOP, all.get(2).failures().get(0).reason());
    }

    @Test
    void switchThatAlwaysClaimsToBeAnother_isLeftAtTheLimits() {
        SimulatedSwitch one = plainSwitch("one", 1, rack.clock);
        one.plugIn(0, one);
        one.plugIn(1, one);
        one.plugIn(2, one);
        AtomicInteger serial = new AtomicInteger();
        one.faults().always(Identify.COMMAND).replaceMessage(message -> {
            message[CciMessage.HEADER_SIZE + 8] = (byte) serial.incrementAndGet();
            message[CciMessage.HEADER_SIZE + 9] = (byte) (serial.get() >> Byte.SIZE);
            return message;
        });
        Endpoint endpoint = Endpoint.over(one.connect());

        assertEquals(
                1 + 3 + 9,
                TopologyWalk.create().withMaximumDepth(2).from(endpoint).all().count());
        List<Component> all = TopologyWalk.create()
                .withMaximumComponents(7)
                .from(endpoint)
                .all()
                .toList();
        assertEquals(7, all.size());
        assertTrue(all.stream()
                .flatMap(component -> component.switchDevice().stream())
                .flatMap(part -> part.ports().stream())
                .anyMatch(port -> reason(port.failure()).equals(Optional.of(Reason.TOO_MANY))));
        Component alone = TopologyWalk.create().withMaximumDepth(0).from(endpoint);
        assertEquals(
                Optional.of(Reason.TOO_DEEP),
                reason(alone.switchDevice().orElseThrow().ports().get(0).failure()));
        assertTrue(TopologyWalk.create().from(endpoint).all().count() < 200);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAtAll_endTheWalk(int seed) {
        Random random = new Random(seed);
        List<String> places = List.of("sw", "sw/port1", "sw/port2", "sw/port3", "sw/port3/pool", "sw/port4");
        for (String place : places) {
            rack.at(place).faults().alwaysAny().replaceMessage(message -> {
                for (int i = 0; i < random.nextInt(4); i++) {
                    message[CciMessage.HEADER_SIZE + random.nextInt(message.length - CciMessage.HEADER_SIZE + 1) - 1] =
                            (byte) random.nextInt();
                }
                return message;
            });
        }

        Component root = TopologyWalk.create().withMaximumComponents(64).from(rack.endpoint);

        assertTrue(root.all().count() <= 64);
        assertFalse(Rack.lines(root).isEmpty());
    }

    @Test
    void limits_outOfRange_areRefused() {
        TopologyWalk walk = TopologyWalk.create();
        assertThrows(IllegalArgumentException.class, () -> walk.withMaximumDepth(-1));
        assertThrows(IllegalArgumentException.class, () -> walk.withMaximumComponents(0));
        assertThrows(IllegalArgumentException.class, () -> walk.withConcurrency(0));
        for (Duration limit : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThrows(IllegalArgumentException.class, () -> walk.withDeadline(limit));
        }
    }

    @Test
    void severalTargets_areReadEachByItself() {
        Endpoint device = Endpoint.over(SimulatedMemoryDevice.create().connect());
        Endpoint closed = Endpoint.over(SimulatedMemoryDevice.create().connect());
        closed.close();

        List<Component> all = TopologyWalk.create().withConcurrency(2).from(List.of(closed, rack.endpoint, device));

        assertEquals(ComponentKind.UNKNOWN, all.get(0).kind());
        assertEquals(Reason.NO_ANSWER, all.get(0).failures().get(0).reason());
        assertEquals(6, all.get(1).all().count());
        assertEquals(ComponentKind.MEMORY_DEVICE, all.get(2).kind());
    }

    @Test
    void deadline_over_leavesWhatWasFound() {
        SimulatedMemoryDevice slow = SimulatedMemoryDevice.create();
        slow.faults().alwaysAny().delay(Duration.ofHours(1));
        SimulatedSwitch quick = SimulatedSwitch.builder()
                .name("quick")
                .ports(2)
                .plugIn(0, SimulatedMemoryDevice.create())
                .plugIn(1, slow)
                .build();
        Endpoint endpoint = Endpoint.over(quick.connect());
        endpoint.setTimeout(Duration.ofHours(1));

        Component root =
                TopologyWalk.create().withDeadline(Duration.ofSeconds(3)).from(endpoint);

        List<PhysicalPort> ports = root.switchDevice().orElseThrow().ports();
        assertEquals(
                ComponentKind.MEMORY_DEVICE,
                ports.get(0).component().orElseThrow().kind());
        assertEquals(Optional.of(Reason.NO_ANSWER), reason(ports.get(1).failure()));
        assertEquals(2, FabricManager.of(endpoint).identifySwitchDevice().physicalPortCount());
    }

    @Test
    void threadInterrupted_asksNothingMoreAndStaysInterrupted() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        device.faults().alwaysAny().loseRequest();
        Endpoint endpoint = Endpoint.over(device.connect());
        Thread.currentThread().interrupt();
        Component root;
        try {
            root = TopologyWalk.create().from(endpoint);
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertFalse(root.failures().isEmpty());
        assertEquals(Optional.empty(), root.memory());
        device.faults().clear();
        assertEquals(
                ComponentKind.MEMORY_DEVICE,
                TopologyWalk.create().from(endpoint).kind());
    }
}
