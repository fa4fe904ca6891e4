package org.cxlmi.simulator.dcd;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsResponse;
import org.cxlmi.sdk.fmapi.GetDcdInfoResponse;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.junit.jupiter.api.Test;

/** The manager gives and takes, the host of LD 1 accepts. */
class ManagedDynamicCapacityTest {

    private static final long BASE = 8L << 30;
    private static final long BLOCK = 2L << 20;
    private static final byte[] TAG = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private static final DynamicCapacityRegion REGION = DynamicCapacityRegion.builder()
            .regionBase(BASE)
            .regionDecodeLengthBytes(1L << 30)
            .regionLength(8 * BLOCK)
            .regionBlockSize(BLOCK)
            .build();

    private final Endpoint endpoint = Endpoint.over(SimulatedMultiLogicalDevice.builder()
            .logicalDevices(2, 0)
            .clock(SimulatedClock.driven())
            .eachLogicalDevice((device, ldId) -> device.dynamicCapacity(List.of(REGION), List.of()))
            .build()
            .connect());
    private final FabricManager manager = FabricManager.of(endpoint);
    private final MemoryDevice host = MemoryDevice.of(endpoint.through(Tunnel.logicalDevice(1)));

    @Test
    void info_tellsWhatThereIs() {
        GetDcdInfoResponse info = manager.getDcdInfo();

        assertEquals(2, info.hostCount());
        assertEquals(2L << 30, info.totalDynamicCapacityBytes());
        // The region of 16 MiB can have blocks of 64 bytes to 16 MiB.
        assertEquals(0x1FF_FFC0, info.supportedBlockSizeMasks()[0]);
        assertEquals(1, info.sanitizeOnReleaseConfigurationMask());
        assertEquals(
                BASE,
                manager.getHostDcRegionConfiguration(
                                request -> request.hostId(1).regionCount(8).startingRegionIndex(0))
                        .regions()
                        .get(0)
                        .regionBase());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.getHostDcRegionConfiguration(
                        request -> request.hostId(2).regionCount(8).startingRegionIndex(0)));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.getHostDcRegionConfiguration(
                        request -> request.hostId(1).regionCount(8).startingRegionIndex(1)));
    }

    @Test
    void offers_thatAreAccepted_areListed() {
        offer(DynamicCapacitySelectionPolicy.FREE, 3 * BLOCK);
        assertEquals(
                1,
                Generic.of(endpoint.through(Tunnel.logicalDevice(1)))
                        .getEventRecords(EventLog.DYNAMIC_CAPACITY)
                        .eventRecords()
                        .size());
        assertEquals(0, extents().totalExtentCount());

        accept(BASE, 3 * BLOCK);

        assertEquals(List.of(extent(BASE, 3 * BLOCK)), extents().extents());
        assertEquals(
                0,
                manager.getDcRegionExtentLists(
                                request -> request.hostId(0).extentCount(8).startingExtentIndex(0))
                        .totalExtentCount());
    }

    @Test
    void offers_thatDoNotFit_areRefused() {
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> offer(DynamicCapacitySelectionPolicy.FREE, 9 * BLOCK));
        assertRefused(ReturnCode.INVALID_INPUT, () -> offer(DynamicCapacitySelectionPolicy.FREE, 1));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> offer(DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS, BLOCK));

        prescribe(BASE + 3 * BLOCK);
        accept(BASE + 3 * BLOCK, BLOCK);
        assertRefused(
                ReturnCode.RESOURCES_EXHAUSTED, () -> offer(DynamicCapacitySelectionPolicy.CONTIGUOUS, 5 * BLOCK));
        offer(DynamicCapacitySelectionPolicy.CONTIGUOUS, 4 * BLOCK);
        accept(BASE + 4 * BLOCK, 4 * BLOCK);
        offer(DynamicCapacitySelectionPolicy.FREE, 3 * BLOCK);
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> prescribe(BASE));
    }

    private void prescribe(long start) {
        manager.initiateDynamicCapacityAdd(request -> request.hostId(1)
                .selectionPolicy(DynamicCapacitySelectionPolicy.PRESCRIPTIVE)
                .extents(List.of(extent(start, BLOCK))));
    }

    @Test
    void release_takesBackByTagOrExtent() {
        offer(DynamicCapacitySelectionPolicy.FREE, 4 * BLOCK);
        accept(BASE, 4 * BLOCK);

        manager.initiateDynamicCapacityReleaseWithoutExtents(
                request -> request.hostId(1).tag(TAG).length(BLOCK).forcedRemoval(true));
        assertEquals(List.of(extent(BASE + BLOCK, 3 * BLOCK)), extents().extents());

        manager.initiateDynamicCapacityRelease(request -> request.hostId(1)
                .removalPolicy(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                .forcedRemoval(true)
                .extents(List.of(extent(BASE + 2 * BLOCK, BLOCK))));
        assertEquals(2, extents().totalExtentCount());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.initiateDynamicCapacityReleaseWithoutExtents(
                        request -> request.hostId(1).tag(new byte[16]).length(BLOCK)));
        assertRefused(
                ReturnCode.RESOURCES_EXHAUSTED,
                () -> manager.initiateDynamicCapacityReleaseWithoutExtents(
                        request -> request.hostId(1).tag(TAG).length(3 * BLOCK)));
    }

    @Test
    void release_thatAsks_leavesItToTheHost() {
        offer(DynamicCapacitySelectionPolicy.FREE, BLOCK);
        accept(BASE, BLOCK);

        manager.initiateDynamicCapacityReleaseWithoutExtents(
                request -> request.hostId(1).tag(TAG).length(BLOCK));
        assertEquals(1, extents().totalExtentCount());

        host.releaseDynamicCapacity(request -> request.updatedExtents(List.of(updated(BASE, BLOCK))));
        assertEquals(0, extents().totalExtentCount());
        assertTrue(extents().generationNumber() > 1);
    }

    @Test
    void region_isConfiguredForAllHosts() {
        manager.setDcRegionConfiguration(
                request -> request.regionBlockSize(BLOCK / 2).sanitizeOnRelease(true));

        for (int ld : List.of(0, 1)) {
            DynamicCapacityRegionConfiguration region = manager.getHostDcRegionConfiguration(
                            request -> request.hostId(ld).regionCount(8).startingRegionIndex(0))
                    .regions()
                    .get(0);
            assertEquals(BLOCK / 2, region.regionBlockSize());
            assertTrue(region.sanitizeOnRelease());
            EventRecord event = Generic.of(endpoint.through(Tunnel.logicalDevice(ld)))
                    .getEventRecords(EventLog.DYNAMIC_CAPACITY)
                    .eventRecords()
                    .get(0);
            assertEquals(
                    DynamicCapacityEventType.REGION_CONFIGURATION_UPDATED,
                    event.dynamicCapacityEvent().orElseThrow().dynamicCapacityEventType());
        }
        offer(DynamicCapacitySelectionPolicy.FREE, BLOCK / 2);
    }

    @Test
    void region_thatOneHostHasCapacityOf_staysAsItIsForAll() {
        offer(DynamicCapacitySelectionPolicy.FREE, BLOCK);

        assertRefused(ReturnCode.UNSUPPORTED, () -> configure(0, 64));

        accept(BASE, BLOCK);
        assertRefused(ReturnCode.UNSUPPORTED, () -> configure(0, 64));
        assertEquals(
                BLOCK,
                manager.getHostDcRegionConfiguration(
                                request -> request.hostId(0).regionCount(8).startingRegionIndex(0))
                        .regions()
                        .get(0)
                        .regionBlockSize());
        host.releaseDynamicCapacity(request -> request.updatedExtents(List.of(updated(BASE, BLOCK))));
        configure(0, 64);
    }

    @Test
    void region_thatCannotBeConfigured_isRefused() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> configure(1, BLOCK));
        for (long size : new long[] {0, 32, 96, 16 * BLOCK, 1L << 52}) {
            assertRefused(ReturnCode.INVALID_INPUT, () -> configure(0, size));
        }
    }

    private void configure(int region, long blockSize) {
        manager.setDcRegionConfiguration(request -> request.regionId(region).regionBlockSize(blockSize));
    }

    @Test
    void eventLogThatIsFull_letsTheManagerTryAgain() {
        Generic log = Generic.of(endpoint.through(Tunnel.logicalDevice(1)));
        for (int i = 0; i < 16; i++) {
            configure(0, BLOCK);
        }

        assertRefused(ReturnCode.RETRY_REQUIRED, () -> configure(0, BLOCK));
        assertRefused(ReturnCode.RETRY_REQUIRED, () -> offer(DynamicCapacitySelectionPolicy.FREE, BLOCK));
        for (EventRecord record : log.getEventRecords(EventLog.DYNAMIC_CAPACITY).eventRecords()) {
            log.clearEventRecords(
                    request -> request.eventLog(EventLog.DYNAMIC_CAPACITY).handles(new int[] {record.handle()}));
        }
        offer(DynamicCapacitySelectionPolicy.FREE, BLOCK);
    }

    @Test
    void logicalDevices_leaveTheManagementToTheirOwner() {
        FabricManager ownOfLd = FabricManager.of(endpoint.through(Tunnel.logicalDevice(1)));

        assertRefused(ReturnCode.UNSUPPORTED, ownOfLd::getDcdInfo);
    }

    @Test
    void deviceOfOneHost_isManagedThroughItsOwnConnection() {
        SimulatedMemoryDevice single = SimulatedMemoryDevice.builder()
                .dynamicCapacity(List.of(REGION), List.of())
                .build();
        Endpoint own = Endpoint.over(single.connect());
        FabricManager ownManager = FabricManager.of(own);

        assertEquals(1, ownManager.getDcdInfo().hostCount());
        ownManager.initiateDynamicCapacityAddWithoutExtents(
                request -> request.selectionPolicy(DynamicCapacitySelectionPolicy.FREE)
                        .tag(TAG)
                        .length(BLOCK));
        MemoryDevice.of(own)
                .addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(BASE, BLOCK))));
        assertEquals(
                List.of(extent(BASE, BLOCK)),
                ownManager
                        .getDcRegionExtentLists(
                                request -> request.hostId(0).extentCount(8).startingExtentIndex(0))
                        .extents());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> ownManager.getDcRegionExtentLists(
                        request -> request.hostId(1).extentCount(8).startingExtentIndex(0)));
    }

    private void offer(DynamicCapacitySelectionPolicy policy, long length) {
        manager.initiateDynamicCapacityAddWithoutExtents(
                request -> request.hostId(1).selectionPolicy(policy).tag(TAG).length(length));
    }

    private void accept(long start, long length) {
        host.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(start, length))));
    }

    private GetDcRegionExtentListsResponse extents() {
        return manager.getDcRegionExtentLists(
                request -> request.hostId(1).extentCount(8).startingExtentIndex(0));
    }

    private static UpdatedExtent updated(long start, long length) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    private static DynamicCapacityExtent extent(long start, long length) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .tag(TAG)
                .build();
    }
}
