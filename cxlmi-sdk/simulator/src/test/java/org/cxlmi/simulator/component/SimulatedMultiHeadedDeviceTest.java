package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoResponse;
import org.cxlmi.sdk.fmapi.HeadInformation;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;

class SimulatedMultiHeadedDeviceTest {

    private static final long STEP = 256L << 20;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMultiHeadedDevice device = SimulatedMultiHeadedDevice.create(
            SimulatedMultiLogicalDevice.builder()
                    .name("mhd")
                    .clock(clock)
                    .serialNumber(7)
                    .logicalDevices(4, 8 * STEP),
            2);
    private final Endpoint left =
            endpoint(SimulatedSwitch.builder().clock(clock).plugIn(3, device.head(0)));
    private final Endpoint right = endpoint(
            SimulatedSwitch.builder().clock(clock).plugIn(5, device.head(1)).virtualSwitch(0, 4));

    private static Endpoint endpoint(SimulatedSwitchBuilder builder) {
        return Endpoint.over(builder.build().connect());
    }

    @Test
    void pool_tellsWhichHeadHasWhat() {
        FabricManager pool = FabricManager.of(left.through(Tunnel.switchPort(3).pool()));

        GetMultiHeadedInfoResponse info = pool.getMultiHeadedInfo(1, 255);
        assertEquals(4, info.ldCount());
        assertEquals(2, info.headCount());
        assertArrayEquals(new int[] {1, 0, 1}, info.ldMap());

        device.unassign(2);
        device.assign(1, 0);
        assertArrayEquals(
                new int[] {0, 0, 255, 1}, pool.getMultiHeadedInfo(0, 4).ldMap());
        assertRefused(ReturnCode.INVALID_INPUT, () -> pool.getMultiHeadedInfo(4, 1));
    }

    @Test
    void pool_tellsOfItsHeads() {
        FabricManager pool = FabricManager.of(left.through(Tunnel.switchPort(3).pool()));

        List<HeadInformation> heads = pool.getHeadInfo(1, 200).heads();
        assertEquals(1, heads.size());
        assertEquals(1, heads.get(0).portNumber());
        assertSame(LtssmState.L0, heads.get(0).ltssmState());
        assertRefused(ReturnCode.INVALID_INPUT, () -> pool.getHeadInfo(2, 1));
        assertRefused(ReturnCode.INVALID_INPUT, () -> pool.getHeadInfo(0, 0));
    }

    @Test
    void pool_leadsToItsLogicalDevicesInThreeLayers() {
        for (int ld = 0; ld < 4; ld++) {
            CxlTarget target = left.through(Tunnel.switchPort(3).pool().ld(ld));
            assertEquals(7 << 8 | ld, Generic.of(target).identify().serialNumber());
        }
    }

    @Test
    void heads_leadToTheirOwnLogicalDevices() {
        assertEquals(
                7 << 8 | 2,
                Generic.of(left.through(Tunnel.switchPort(3).ld(2))).identify().serialNumber());
        Generic ofTheOther = Generic.of(left.through(Tunnel.switchPort(3).ld(1)));
        assertRefused(ReturnCode.INVALID_INPUT, ofTheOther::identify);

        device.assign(1, 0);
        assertEquals(7 << 8 | 1, ofTheOther.identify().serialNumber());
    }

    @Test
    void allocations_byOneHead_areSeenByTheOther() {
        FabricManager.of(left.through(Tunnel.switchPort(3).pool()))
                .setLdAllocations(
                        1,
                        List.of(LdAllocation.builder()
                                .range1AllocationMultiplier(1)
                                .build()));

        MemoryDevice seen = MemoryDevice.of(right.through(Tunnel.switchPort(5).ld(1)));
        assertEquals(STEP, seen.identifyMemoryDevice().totalCapacityBytes());
    }

    @Test
    void heads_haveNoPoolCommandsThemselves() {
        FabricManager head = FabricManager.of(left.through(Tunnel.switchPort(3)));

        assertRefused(ReturnCode.UNSUPPORTED, () -> head.getMultiHeadedInfo(0, 1));
        assertRefused(ReturnCode.UNSUPPORTED, head::getLdInfo);
    }

    @Test
    void bind_toALogicalDeviceOfAnotherHead_isRefused() {
        FabricManager manager = FabricManager.of(right);

        assertRefused(ReturnCode.INVALID_INPUT, () -> bind(manager, OptionalInt.of(0)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> bind(manager, OptionalInt.empty()));
        bind(manager, OptionalInt.of(3));
    }

    private static void bind(FabricManager manager, OptionalInt ld) {
        manager.bindVppb(request -> {
            request.portId(5);
            ld.ifPresent(request::ldId);
        });
    }

    @Test
    void headsAndLogicalDevices_thatAreNotThere_areNamed() {
        assertThrows(IllegalArgumentException.class, () -> device.head(2));
        assertThrows(IllegalArgumentException.class, () -> device.assign(0, 2));
        assertThrows(IllegalArgumentException.class, () -> device.assign(4, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedMultiHeadedDevice.create(SimulatedMultiLogicalDevice.builder(), 0));
    }
}
