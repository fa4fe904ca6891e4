package org.cxlmi.simulator.dcd;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsResponse;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.DynamicCapacityTag;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.junit.jupiter.api.Test;

/** Three hosts whose region 0 is sharable and whose region 1 is not. */
class SharedDynamicCapacityTest {

    private static final long BLOCK = 2L << 20;
    private static final long BASE = 8L << 30;
    private static final long LENGTH = 8 * BLOCK;
    private static final long UNSHARED = BASE + (1L << 28);
    private static final byte[] TAG = tag(7);

    private final SimulatedMultiLogicalDevice shared = threeHosts();
    private final Endpoint endpoint = Endpoint.over(shared.connect());
    private final FabricManager manager = FabricManager.of(endpoint);

    private static SimulatedMultiLogicalDevice threeHosts() {
        return SimulatedMultiLogicalDevice.builder()
                .logicalDevices(3, 0)
                .clock(SimulatedClock.driven())
                .eachLogicalDevice(
                        (device, ldId) -> device.dynamicCapacity(List.of(region(BASE), region(UNSHARED)), List.of())
                                .sharableRegion(0))
                .build();
    }

    private static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(1L << 28)
                .regionLength(LENGTH)
                .regionBlockSize(BLOCK)
                .build();
    }

    private static byte[] tag(int value) {
        byte[] tag = new byte[16];
        Arrays.fill(tag, (byte) value);
        return tag;
    }

    private MemoryDevice host(int ld) {
        return MemoryDevice.of(endpoint.through(Tunnel.logicalDevice(ld)));
    }

    private void add(int host, DynamicCapacitySelectionPolicy policy, int region, long length, byte[] tag) {
        manager.initiateDynamicCapacityAddWithoutExtents(request -> request.hostId(host)
                .selectionPolicy(policy)
                .regionNumber(region)
                .length(length)
                .tag(tag));
    }

    private void addFree(int host, long length, byte[] tag) {
        add(host, DynamicCapacitySelectionPolicy.FREE, 0, length, tag);
    }

    private void share(int host, byte[] tag) {
        add(host, DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS, 0, 0, tag);
    }

    private void prescribe(int host, DynamicCapacityExtent... extents) {
        manager.initiateDynamicCapacityAdd(request -> request.hostId(host)
                .selectionPolicy(DynamicCapacitySelectionPolicy.PRESCRIPTIVE)
                .extents(List.of(extents)));
    }

    private void accept(int host, long start, long length) {
        host(host).addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(start, length))));
    }

    private void release(int host, long start, long length) {
        host(host).releaseDynamicCapacity(request -> request.updatedExtents(List.of(updated(start, length))));
    }

    private static UpdatedExtent updated(long start, long length) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    private static DynamicCapacityExtent extent(long start, long length, byte[] tag, int sequence) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .tag(tag)
                .sharedExtentSequence(sequence)
                .build();
    }

    private List<DynamicCapacityExtent> extents(int host) {
        return host(host).getDynamicCapacityExtentList(100, 0).extents();
    }

    private DynamicCapacityListTagsResponse tags() {
        return manager.dynamicCapacityListTags(0, 100);
    }

    /** Three blocks that two hosts have. */
    private void shareBetween0And1() {
        addFree(0, 3 * BLOCK, TAG);
        accept(0, BASE, 3 * BLOCK);
        share(1, TAG);
        accept(1, BASE, 3 * BLOCK);
    }

    @Test
    void sharableRegion_isReportedAndCountedOnce() {
        assertTrue(manager.getHostDcRegionConfiguration(
                        request -> request.hostId(2).regionCount(8).startingRegionIndex(0))
                .regions()
                .get(0)
                .sharable());
        assertFalse(manager.getHostDcRegionConfiguration(
                        request -> request.hostId(2).regionCount(8).startingRegionIndex(0))
                .regions()
                .get(1)
                .sharable());
        assertEquals(4L << 28, manager.getDcdInfo().totalDynamicCapacityBytes());
    }

    @Test
    void sharedCapacity_isTheSameForSeveralHosts() {
        shareBetween0And1();

        assertEquals(List.of(extent(BASE, 3 * BLOCK, TAG, 0)), extents(0));
        assertEquals(extents(0), extents(1));
        assertEquals(List.of(), extents(2));
    }

    @Test
    void capacityOfAnotherHost_isNotFree() {
        shareBetween0And1();

        addFree(2, 5 * BLOCK, tag(9));
        accept(2, BASE + 3 * BLOCK, 5 * BLOCK);

        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> addFree(0, BLOCK, tag(10)));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> prescribe(2, extent(BASE, BLOCK, tag(11), 0)));
        add(0, DynamicCapacitySelectionPolicy.FREE, 1, 8 * BLOCK, tag(12));
        add(1, DynamicCapacitySelectionPolicy.FREE, 1, 8 * BLOCK, tag(12));
    }

    @Test
    void capacityThatNobodyHas_isFree() {
        shareBetween0And1();
        release(0, BASE, 3 * BLOCK);
        assertRefused(ReturnCode.INVALID_INPUT, () -> addFree(2, LENGTH, TAG));
        release(1, BASE, 3 * BLOCK);

        addFree(2, LENGTH, TAG);
    }

    @Test
    void offersThatAreRejected_freeTheCapacity() {
        addFree(0, LENGTH, TAG);
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> addFree(1, BLOCK, tag(8)));

        host(0).addDynamicCapacityResponse(request -> request.updatedExtents(List.of()));

        addFree(1, LENGTH, TAG);
    }

    // W1
    @Test
    void freeCapacityInPieces_isNumberedFromZero() {
        for (int block = 0; block < 8; block++) {
            addFree(2, BLOCK, tag(20 + block));
            accept(2, BASE + block * BLOCK, BLOCK);
        }
        release(2, BASE + BLOCK, BLOCK);
        release(2, BASE + 4 * BLOCK, BLOCK);

        addFree(0, 2 * BLOCK, TAG);
        host(0).addDynamicCapacityResponse(request ->
                request.updatedExtents(List.of(updated(BASE + 4 * BLOCK, BLOCK), updated(BASE + BLOCK, BLOCK))));
        share(1, TAG);
        host(1).addDynamicCapacityResponse(request ->
                request.updatedExtents(List.of(updated(BASE + BLOCK, BLOCK), updated(BASE + 4 * BLOCK, BLOCK))));

        assertEquals(List.of(extent(BASE + BLOCK, BLOCK, TAG, 0), extent(BASE + 4 * BLOCK, BLOCK, TAG, 1)), extents(1));
        assertEquals(2, extents(0).size());
    }

    @Test
    void sharedCapacity_isAcceptedWhollyOrNot() {
        prescribe(0, extent(BASE, 2 * BLOCK, TAG, 0), extent(BASE + 4 * BLOCK, BLOCK, TAG, 1));

        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> accept(0, BASE, 2 * BLOCK));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> accept(0, BASE, BLOCK));
        List<UpdatedExtent> cut =
                List.of(updated(BASE, BLOCK), updated(BASE + BLOCK, BLOCK), updated(BASE + 4 * BLOCK, BLOCK));
        assertRefused(
                ReturnCode.INVALID_EXTENT_LIST,
                () -> host(0).addDynamicCapacityResponse(request -> request.updatedExtents(cut)));
        host(0).addDynamicCapacityResponse(request ->
                request.updatedExtents(List.of(updated(BASE, 2 * BLOCK), updated(BASE + 4 * BLOCK, BLOCK))));

        assertEquals(2, extents(0).size());
    }

    @Test
    void sharedCapacity_isReleasedWhollyOrNot() {
        shareBetween0And1();

        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> release(0, BASE, BLOCK));
        assertRefused(ReturnCode.INVALID_INPUT, () -> takeBack(0, BLOCK));
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> takeBack(0, 4 * BLOCK));
        assertRefused(
                ReturnCode.INVALID_EXTENT_LIST,
                () -> manager.initiateDynamicCapacityRelease(request -> request.hostId(0)
                        .removalPolicy(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                        .forcedRemoval(true)
                        .extents(List.of(extent(BASE, BLOCK, TAG, 0)))));
        takeBack(0, 3 * BLOCK);

        assertEquals(List.of(), extents(0));
        assertEquals(1, extents(1).size());
    }

    // F1
    @Test
    void sharedCapacity_prescribedWithAnotherTag_isTakenBackWhollyOrNot() {
        prescribe(0, extent(BASE, BLOCK, TAG, 0), extent(BASE + 2 * BLOCK, BLOCK, TAG, 1));
        List<UpdatedExtent> both = List.of(updated(BASE, BLOCK), updated(BASE + 2 * BLOCK, BLOCK));
        host(0).addDynamicCapacityResponse(request -> request.updatedExtents(both));
        share(1, TAG);
        host(1).addDynamicCapacityResponse(request -> request.updatedExtents(both));

        for (boolean forced : new boolean[] {false, true}) {
            assertRefused(
                    ReturnCode.INVALID_EXTENT_LIST, () -> takeBack(1, forced, extent(BASE, BLOCK, new byte[16], 0)));
        }
        assertEquals(extents(0), extents(1));
        takeBack(1, true, extent(BASE, BLOCK, new byte[16], 0), extent(BASE + 2 * BLOCK, BLOCK, new byte[16], 0));

        assertEquals(List.of(), extents(1));
        assertEquals(2, extents(0).size());
    }

    // F1
    @Test
    void capacityTakenBack_isToldToTheHostAsItHasIt() {
        add(0, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(5));
        accept(0, UNSHARED, BLOCK);
        add(0, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(6));
        accept(0, UNSHARED + BLOCK, BLOCK);

        takeBack(0, false, extent(UNSHARED, 2 * BLOCK, new byte[16], 0));

        List<DynamicCapacityExtent> told = Generic.of(endpoint.through(Tunnel.logicalDevice(0)))
                .getEventRecords(EventLog.DYNAMIC_CAPACITY)
                .eventRecords()
                .stream()
                .map(event -> event.dynamicCapacityEvent().orElseThrow())
                .filter(event -> event.dynamicCapacityEventType() == DynamicCapacityEventType.RELEASE_CAPACITY)
                .map(DynamicCapacityEvent::extent)
                .toList();
        assertEquals(extents(0), told);
    }

    private void takeBack(int host, boolean forced, DynamicCapacityExtent... extents) {
        manager.initiateDynamicCapacityRelease(request -> request.hostId(host)
                .removalPolicy(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                .forcedRemoval(forced)
                .extents(List.of(extents)));
    }

    private void takeBack(int host, long length) {
        manager.initiateDynamicCapacityReleaseWithoutExtents(
                request -> request.hostId(host).tag(TAG).length(length).forcedRemoval(true));
    }

    // W1
    @Test
    void sharedCapacity_prescribedInAnyOrder_isOfferedToOthersInItsSequence() {
        prescribe(0, extent(BASE + 2 * BLOCK, BLOCK, TAG, 1), extent(BASE, BLOCK, TAG, 0));
        List<UpdatedExtent> both = List.of(updated(BASE, BLOCK), updated(BASE + 2 * BLOCK, BLOCK));
        host(0).addDynamicCapacityResponse(request -> request.updatedExtents(both));
        share(1, TAG);
        host(1).addDynamicCapacityResponse(request -> request.updatedExtents(both));

        assertEquals(List.of(extent(BASE, BLOCK, TAG, 0), extent(BASE + 2 * BLOCK, BLOCK, TAG, 1)), extents(1));
    }

    @Test
    void sharedAccess_thatCannotBe_isRefused() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> share(0, TAG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> share(0, tag(0)));
        add(0, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(5));
        assertRefused(ReturnCode.INVALID_INPUT, () -> share(1, tag(5)));
        add(1, DynamicCapacitySelectionPolicy.CONTIGUOUS, 0, BLOCK, TAG);

        assertRefused(ReturnCode.INVALID_INPUT, () -> share(1, TAG));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> add(1, DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS, 1, 0, TAG));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> add(1, DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS, 2, 0, TAG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> share(3, TAG));
    }

    @Test
    void additionToASharableRegion_needsANewTag() {
        shareBetween0And1();

        assertRefused(ReturnCode.INVALID_INPUT, () -> addFree(2, BLOCK, TAG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> addFree(2, BLOCK, tag(0)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> add(2, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, TAG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> prescribe(2, extent(BASE + 4 * BLOCK, BLOCK, TAG, 0)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> prescribe(2, extent(UNSHARED, BLOCK, TAG, 0)));
    }

    // W1
    @Test
    void extentsThatAreNoWholeSequence_areInvalid() {
        DynamicCapacityExtent first = extent(BASE, BLOCK, TAG, 0);
        List<List<DynamicCapacityExtent>> lists = List.of(
                List.of(extent(BASE, BLOCK, TAG, 1)),
                List.of(extent(BASE, BLOCK, TAG, 0xFFFF)),
                List.of(extent(BASE, BLOCK, TAG, 1), extent(BASE + BLOCK, BLOCK, TAG, 2)),
                List.of(first, extent(BASE + BLOCK, BLOCK, TAG, 0)),
                List.of(first, extent(BASE + BLOCK, BLOCK, TAG, 2)),
                List.of(first, extent(BASE + BLOCK, BLOCK, tag(8), 1)),
                List.of(first, extent(UNSHARED, BLOCK, TAG, 1)),
                List.of(extent(UNSHARED, BLOCK, TAG, 1)),
                List.of());
        for (List<DynamicCapacityExtent> list : lists) {
            assertRefused(
                    ReturnCode.INVALID_EXTENT_LIST, () -> prescribe(0, list.toArray(DynamicCapacityExtent[]::new)));
        }
        assertEquals(0, tags().totalTagCount());
    }

    @Test
    void tags_areListedWithTheHostsThatHaveThem() {
        addFree(0, 3 * BLOCK, TAG);
        accept(0, BASE, 3 * BLOCK);
        share(2, TAG);
        add(1, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(5));
        add(1, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(0));

        DynamicCapacityListTagsResponse list = tags();

        assertEquals(2, list.totalTagCount());
        assertTrue(list.referenceBitmapsValid());
        assertTrue(list.pendingReferenceBitmapsValid());
        DynamicCapacityTag shared = list.tags().get(0);
        assertArrayEquals(TAG, shared.tag());
        assertArrayEquals(
                Arrays.copyOf(new byte[] {0b001}, 32), shared.referenceBitmap().orElseThrow());
        assertArrayEquals(
                Arrays.copyOf(new byte[] {0b100}, 32),
                shared.pendingReferenceBitmap().orElseThrow());
        assertFalse(shared.fmHoldsReference());
        assertArrayEquals(
                Arrays.copyOf(new byte[] {0b010}, 32),
                list.tags().get(1).pendingReferenceBitmap().orElseThrow());
    }

    @Test
    void tagList_isReadInParts() {
        List<DynamicCapacityTag> all = new ArrayList<>();
        for (int block = 0; block < 8; block++) {
            addFree(1, BLOCK, tag(block + 1));
        }
        for (int start = 0; start < 8; start += 3) {
            all.addAll(manager.dynamicCapacityListTags(start, 3).tags());
        }

        assertEquals(tags().tags(), all);
        assertEquals(0, manager.dynamicCapacityListTags(0, 0).returnedTagCount());
        assertEquals(0, manager.dynamicCapacityListTags(8, 1).returnedTagCount());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityListTags(9, 1));
    }

    @Test
    void generationOfTheTagList_changesWithTheList() {
        long before = tags().generationNumber();
        assertEquals(before, tags().generationNumber());

        addFree(0, 3 * BLOCK, TAG);
        long offered = tags().generationNumber();
        assertNotEquals(before, offered);
        accept(0, BASE, 3 * BLOCK);
        long accepted = tags().generationNumber();
        assertNotEquals(offered, accepted);
        manager.dynamicCapacityAddReference(TAG);

        assertNotEquals(accepted, tags().generationNumber());
    }

    // F7
    @Test
    void tagList_fromAnIndexTooLarge_isRefusedAndChangesNothing() {
        tags();
        addFree(0, BLOCK, TAG);
        Map<String, Object> before = shared.save();

        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityListTags(2, 1));

        assertEquals(before, shared.save());
    }

    @Test
    void reference_keepsTheCapacity() {
        shareBetween0And1();
        manager.dynamicCapacityAddReference(TAG);
        manager.dynamicCapacityAddReference(TAG);
        takeBack(0, 3 * BLOCK);
        release(1, BASE, 3 * BLOCK);

        DynamicCapacityTag kept = tags().tags().get(0);
        assertTrue(kept.fmHoldsReference());
        assertArrayEquals(new byte[32], kept.referenceBitmap().orElseThrow());
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> addFree(2, LENGTH, tag(8)));
        assertRefused(
                ReturnCode.UNSUPPORTED, () -> manager.setDcRegionConfiguration(request -> request.regionBlockSize(64)));
        share(2, TAG);
        accept(2, BASE, 3 * BLOCK);
        assertEquals(List.of(extent(BASE, 3 * BLOCK, TAG, 0)), extents(2));
    }

    @Test
    void referenceThatIsRemoved_freesWhatNoHostHas() {
        shareBetween0And1();
        manager.dynamicCapacityAddReference(TAG);
        manager.dynamicCapacityRemoveReference(TAG);
        assertEquals(1, tags().totalTagCount());
        manager.dynamicCapacityAddReference(TAG);
        takeBack(0, 3 * BLOCK);
        takeBack(1, 3 * BLOCK);

        manager.dynamicCapacityRemoveReference(TAG);

        assertEquals(0, tags().totalTagCount());
        addFree(2, LENGTH, TAG);
    }

    @Test
    void references_areForSharedCapacityOnly() {
        add(1, DynamicCapacitySelectionPolicy.FREE, 1, BLOCK, tag(5));

        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityAddReference(tag(5)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityAddReference(TAG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityAddReference(tag(0)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.dynamicCapacityRemoveReference(TAG));
    }

    @Test
    void deviceOfSeveralHosts_savesWhatIsKept() {
        addFree(0, BLOCK, TAG);
        accept(0, BASE, BLOCK);
        share(1, TAG);
        manager.dynamicCapacityAddReference(TAG);
        DynamicCapacityListTagsResponse before = manager.dynamicCapacityListTags(0, 9);
        Map<String, Object> state = shared.save();
        SimulatedMultiLogicalDevice restored = threeHosts();

        restored.restore(state);

        FabricManager again = FabricManager.of(Endpoint.over(restored.connect()));
        assertEquals(before, again.dynamicCapacityListTags(0, 9));
        assertEquals(state, restored.save());
        again.dynamicCapacityRemoveReference(TAG);
        assertNotEquals(state, restored.save());
    }

    @Test
    void deviceOfOneHost_savesWhatIsKept() {
        SimulatedMemoryDevice device = singleHost().build();
        Endpoint own = Endpoint.over(device.connect());
        FabricManager.of(own)
                .initiateDynamicCapacityAddWithoutExtents(
                        request -> request.length(BLOCK).tag(TAG));
        FabricManager.of(own).dynamicCapacityAddReference(TAG);
        MemoryDevice.of(own).addDynamicCapacityResponse(request -> request.updatedExtents(List.of()));
        DynamicCapacityListTagsResponse before = FabricManager.of(own).dynamicCapacityListTags(0, 9);
        Map<String, Object> state = device.save();

        SimulatedMemoryDevice restored =
                SimulatedMemoryDevice.builder().restore(state).build();

        FabricManager again = FabricManager.of(Endpoint.over(restored.connect()));
        assertEquals(before, again.dynamicCapacityListTags(0, 9));
        assertEquals(state, restored.save());
        assertTrue(again.getHostDcRegionConfiguration(
                        request -> request.hostId(0).regionCount(1).startingRegionIndex(0))
                .regions()
                .get(0)
                .sharable());
        again.initiateDynamicCapacityAddWithoutExtents(
                request -> request.selectionPolicy(DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS)
                        .tag(TAG));
    }

    private static SimulatedMemoryDeviceBuilder singleHost() {
        return SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .dynamicCapacity(List.of(region(BASE), region(UNSHARED)), List.of())
                .sharableRegion(0);
    }

    @Test
    void builder_sharableRegionThatIsNotThereOrHasExtents_isRefused() {
        SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder()
                .dynamicCapacity(List.of(region(BASE)), List.of(extent(BASE, BLOCK, TAG, 0)));

        assertThrows(IllegalArgumentException.class, () -> builder.sharableRegion(1));
        assertThrows(IllegalArgumentException.class, () -> builder.sharableRegion(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.sharableRegion(0));
    }
}
