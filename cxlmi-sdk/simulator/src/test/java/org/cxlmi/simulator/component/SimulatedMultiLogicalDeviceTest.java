package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;
import org.cxlmi.sdk.fmapi.SetQosControlResponse;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;

class SimulatedMultiLogicalDeviceTest {

    private static final long STEP = 256L << 20;

    private final SimulatedMultiLogicalDevice device = SimulatedMultiLogicalDevice.builder()
            .logicalDevices(4, 16 * STEP)
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final FabricManager manager = FabricManager.of(endpoint);

    @Test
    void info_tellsWhatThereIs() {
        assertEquals(16 * STEP, manager.getLdInfo().memorySize());
        assertEquals(4, manager.getLdInfo().ldCount());
        GetLdAllocationsResponse allocations = manager.getLdAllocations(1, 255);
        assertSame(MemoryGranularity.MIB_256, allocations.memoryGranularity());
        assertEquals(1, allocations.startLdId());
        assertEquals(List.of(share(4, 0), share(4, 0), share(4, 0)), allocations.ldAllocationList());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.getLdAllocations(4, 1));
    }

    @Test
    void allocations_takeEffect() {
        manager.setLdAllocations(1, List.of(share(1, 2), share(0, 0)));

        IdentifyMemoryDeviceResponse changed = logicalDevice(1).identifyMemoryDevice();
        assertEquals(STEP, changed.volatileOnlyCapacityBytes());
        assertEquals(2 * STEP, changed.persistentOnlyCapacityBytes());
        assertEquals(0, logicalDevice(2).identifyMemoryDevice().totalCapacityBytes());
        assertEquals(4 * STEP, logicalDevice(3).identifyMemoryDevice().totalCapacityBytes());
        assertEquals(
                share(1, 2), manager.getLdAllocations(1, 1).ldAllocationList().get(0));
    }

    @Test
    void allocations_ofAnotherSize_makeANewDevice() {
        SimulatedMemoryDevice before = device.logicalDevice(0);
        before.health().setMediaStatus(MediaStatus.NOT_READY);

        manager.setLdAllocations(0, List.of(share(4, 0)));
        assertSame(before, device.logicalDevice(0));
        assertSame(MediaStatus.NOT_READY, logicalDevice(0).getHealthInfo().mediaStatus());

        manager.setLdAllocations(0, List.of(share(3, 0)));
        assertNotSame(before, device.logicalDevice(0));
        assertSame(MediaStatus.NORMAL, logicalDevice(0).getHealthInfo().mediaStatus());
    }

    // F7
    @Test
    void commandRefused_byALogicalDeviceThatWasMadeAnew_changesNothing() {
        logicalDevice(0).identifyMemoryDevice();
        manager.setLdAllocations(0, List.of(share(3, 0)));
        Map<String, Object> before = device.save();

        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> logicalDevice(0).injectPoison(1L << 40));

        assertEquals(before, device.save());
    }

    @Test
    void allocations_moreThanThereIs_areRefusedAndChangeNothing() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setLdAllocations(0, List.of(share(5, 0))));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setLdAllocations(0, List.of(share(-1, 0))));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.setLdAllocations(0, List.of(share(Long.MAX_VALUE, Long.MAX_VALUE))));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setLdAllocations(3, List.of(share(1, 0), share(1, 0))));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setLdAllocations(0, List.of()));

        assertEquals(
                share(4, 0), manager.getLdAllocations(0, 1).ldAllocationList().get(0));
    }

    // F7
    @Test
    void allocations_thatTheResponseHasNoRoomFor_areRefusedAndChangeNothing() {
        SimulatedMultiLogicalDevice large = SimulatedMultiLogicalDevice.builder()
                .logicalDevices(16, 64 * STEP)
                .build();
        Endpoint limited = Endpoint.over(large.connect());
        Generic.of(limited).setResponseMessageLimit(1 << 8);
        Map<String, Object> before = large.save();

        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> FabricManager.of(limited).setLdAllocations(0, Collections.nCopies(16, share(1, 0))));

        assertEquals(before, large.save());
        FabricManager.of(limited).setLdAllocations(0, Collections.nCopies(15, share(1, 0)));
    }

    @Test
    void qosControl_isKept() {
        assertEquals(10, manager.getQosControl().egressModeratePercentage());
        SetQosControlResponse set = manager.setQosControl(request ->
                request.egressModeratePercentage(20).egressSeverePercentage(40).reqCmpBasis(0x1234));

        assertEquals(0x1234, set.reqCmpBasis());
        assertEquals(40, manager.getQosControl().egressSeverePercentage());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.setQosControl(
                        request -> request.egressModeratePercentage(50).egressSeverePercentage(40)));
        device.setBackpressure(33);
        assertEquals(33, manager.getQosStatus().backpressureAveragePercentage());
        assertThrows(IllegalArgumentException.class, () -> device.setBackpressure(101));
    }

    @Test
    void bandwidth_isKeptForEachLogicalDevice() {
        manager.setQosAllocatedBw(1, 10, 20);
        manager.setQosBwLimit(0, 1, 2, 3, 4);

        assertArrayEquals(
                new int[] {0, 10, 20, 0}, manager.getQosAllocatedBw(255, 0).qosAllocationFractions());
        assertArrayEquals(new int[] {3}, manager.getQosBwLimit(1, 2).qosLimitFractions());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.getQosBwLimit(1, 4));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setQosBwLimit(3, 1, 2));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setQosAllocatedBw(0));
    }

    @Test
    void logicalDevices_thatAreNotThere_areNamed() {
        assertThrows(IllegalArgumentException.class, () -> device.logicalDevice(4));
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedMultiLogicalDevice.builder().logicalDevices(17, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedMultiLogicalDevice.builder().logicalDevices(4, 1));
    }

    private MemoryDevice logicalDevice(int ld) {
        return MemoryDevice.of(endpoint.through(Tunnel.logicalDevice(ld)));
    }

    private static LdAllocation share(long first, long second) {
        return LdAllocation.builder()
                .range1AllocationMultiplier(first)
                .range2AllocationMultiplier(second)
                .build();
    }
}
