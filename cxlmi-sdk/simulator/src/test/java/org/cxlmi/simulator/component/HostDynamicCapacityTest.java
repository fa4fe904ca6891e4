package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponse;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.ReleaseDynamicCapacity;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.dcd.DynamicCapacityManagement;
import org.junit.jupiter.api.Test;

/** The host's side through its commands, the fabric manager's through the interface that its commands will use. */
class HostDynamicCapacityTest {

    private static final long GIB = 1L << 30;
    private static final long BASE = 8 * GIB;
    private static final long BLOCK = 2L << 20;

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.builder()
            .maximumPayloadExponent(20)
            .eventLogSize(1000)
            .dynamicCapacity(List.of(region(BASE), region(BASE + GIB)), List.of())
            .build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);
    private final Generic component = Generic.of(endpoint);

    private static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(GIB)
                .regionLength(GIB)
                .regionBlockSize(BLOCK)
                .dsmadHandle(9)
                .build();
    }

    private static DynamicCapacityExtent extent(long block, long blocks, int tag) {
        byte[] tagBytes = new byte[16];
        Arrays.fill(tagBytes, (byte) tag);
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(BASE + block * BLOCK)
                .length(blocks * BLOCK)
                .tag(tagBytes)
                .sharedExtentSequence(tag)
                .build();
    }

    private static UpdatedExtent updated(long block, long blocks) {
        return bytes(BASE + block * BLOCK, blocks * BLOCK);
    }

    private static UpdatedExtent bytes(long start, long length) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    private void manage(Consumer<DynamicCapacityManagement> action) {
        simulated.manageDynamicCapacity(management -> {
            action.accept(management);
            return Boolean.TRUE;
        });
    }

    private void offer(DynamicCapacityExtent... extents) {
        manage(management -> management.offer(List.of(extents)));
    }

    private void accept(UpdatedExtent... extents) {
        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(extents)));
    }

    private void release(UpdatedExtent... extents) {
        device.releaseDynamicCapacity(request -> request.updatedExtents(List.of(extents)));
    }

    private void assertManagementRefused(ReturnCode expected, Consumer<DynamicCapacityManagement> action) {
        assertEquals(expected, assertThrows(Refusal.class, () -> manage(action)).returnCode());
    }

    private List<DynamicCapacityExtent> accepted() {
        return device.getDynamicCapacityExtentList(1000, 0).extents();
    }

    private long generation() {
        return device.getDynamicCapacityExtentList(0, 0).generationNumber();
    }

    private List<DynamicCapacityEvent> events() {
        return component.getEventRecords(EventLog.DYNAMIC_CAPACITY).eventRecords().stream()
                .map(record -> record.dynamicCapacityEvent().orElseThrow())
                .toList();
    }

    @Test
    void offer_isAnEventForEachExtent() {
        offer(extent(0, 1, 1), extent(4, 2, 1));

        List<DynamicCapacityEvent> events = events();
        assertEquals(2, events.size());
        assertEquals(DynamicCapacityEventType.ADD_CAPACITY, events.get(0).dynamicCapacityEventType());
        assertEquals(extent(0, 1, 1), events.get(0).extent());
        assertEquals(extent(4, 2, 1), events.get(1).extent());
        assertEquals(
                List.of(true, false),
                events.stream().map(DynamicCapacityEvent::more).toList());
        assertEquals(OptionalLong.of(510), events.get(1).availableExtentCount());
        assertEquals(OptionalLong.of(511), events.get(1).availableTagCount());
        assertEquals(List.of(), accepted());
        assertEquals(0, generation());
    }

    @Test
    void accept_allOfAnOffer_keepsTagAndSequence() {
        offer(extent(0, 1, 1), extent(4, 2, 1));

        accept(updated(0, 1), updated(4, 2));

        assertEquals(List.of(extent(0, 1, 1), extent(4, 2, 1)), accepted());
        assertEquals(1, accepted().get(1).sharedExtentSequence());
        assertEquals(1, generation());
        manage(management -> assertEquals(List.of(), management.offers()));
    }

    @Test
    void accept_partOfAnOffer_freesTheRest() {
        offer(extent(0, 10, 3));

        accept(updated(2, 3), updated(8, 1));

        assertEquals(List.of(extent(2, 3, 3), extent(8, 1, 3)), accepted());
        offer(extent(0, 2, 4));
        assertManagementRefused(
                ReturnCode.INVALID_EXTENT_LIST, management -> management.offer(List.of(extent(2, 1, 4))));
    }

    @Test
    void accept_nothing_freesTheOldestOfferOnly() {
        offer(extent(0, 1, 1));
        offer(extent(1, 1, 2));

        accept();

        assertEquals(List.of(), accepted());
        assertEquals(0, generation());
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> accept(updated(0, 1)));
        accept(updated(1, 1));
        assertEquals(List.of(extent(1, 1, 2)), accepted());
        assertRefused(ReturnCode.INVALID_INPUT, this::accept);
    }

    @Test
    void offers_areAnsweredInOrder() {
        offer(extent(0, 1, 1));
        offer(extent(1, 1, 2));

        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> accept(updated(1, 1)));

        accept(updated(0, 1));
        accept(updated(1, 1));
        assertEquals(2, generation());
    }

    @Test
    void accept_inSeveralRequests_holdsWithTheLast() {
        offer(extent(0, 1, 1), extent(4, 2, 1));

        device.addDynamicCapacityResponse(request -> request.more(true).updatedExtents(List.of(updated(0, 1))));
        assertEquals(List.of(), accepted());
        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(4, 2))));

        assertEquals(2, accepted().size());
        assertEquals(1, generation());
    }

    @Test
    void partOfAList_thatIsRefused_leavesThoseBefore() {
        offer(extent(0, 4, 1));
        device.addDynamicCapacityResponse(request -> request.more(true).updatedExtents(List.of(updated(0, 1))));
        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS,
                () -> device.addDynamicCapacityResponse(
                        request -> request.more(true).updatedExtents(List.of(updated(9, 1)))));
        assertRefused(
                ReturnCode.INVALID_EXTENT_LIST,
                () -> device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(0, 1)))));

        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(2, 1))));

        assertEquals(List.of(extent(0, 1, 1), extent(2, 1, 1)), accepted());
    }

    @Test
    void accept_inSeveralRequests_isForgottenByAReset() {
        offer(extent(0, 1, 1), extent(4, 2, 1));
        device.addDynamicCapacityResponse(request -> request.more(true).updatedExtents(List.of(updated(0, 1))));

        simulated.reset();
        accept(updated(4, 2));

        assertEquals(List.of(extent(4, 2, 1)), accepted());
    }

    @Test
    void list_thatIsMalformed_changesNothing() {
        offer(extent(0, 10, 1));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> accept(updated(0, 2), updated(1, 2)));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> accept(bytes(BASE, BLOCK / 2)));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> accept(bytes(BASE + 64, BLOCK)));
        for (UpdatedExtent outside : List.of(
                bytes(BASE - BLOCK, BLOCK),
                bytes(BASE + 2 * GIB, BLOCK),
                bytes(BASE + GIB - BLOCK, 2 * BLOCK),
                bytes(-BLOCK, BLOCK),
                bytes(BASE, -BLOCK))) {
            assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> accept(outside));
        }
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> accept(updated(9, 2)));

        assertEquals(0, generation());
        accept(updated(0, 10));
    }

    @Test
    void lists_haveRoomForAsManyExtentsAsTheDevice() {
        offer(extent(0, 512, 1));
        UpdatedExtent[] extents = LongStream.range(0, 512)
                .filter(block -> block % 2 == 0)
                .mapToObj(block -> updated(block, 1))
                .toArray(UpdatedExtent[]::new);
        accept(extents);
        assertEquals(256, accepted().size());
        assertEquals(
                OptionalLong.of(256),
                device.getDynamicCapacityConfiguration(0, 0).availableExtentCount());

        UpdatedExtent[] tooMany = new UpdatedExtent[513];
        Arrays.fill(tooMany, updated(1, 1));
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> accept(tooMany));
        assertRefused(ReturnCode.RESOURCES_EXHAUSTED, () -> release(tooMany));
    }

    @Test
    void release_wholeOrInParts_leavesTheRest() {
        offer(extent(0, 10, 1));
        accept(updated(0, 10));

        release(updated(0, 2));
        assertEquals(List.of(extent(2, 8, 1)), accepted());
        release(updated(4, 2), updated(9, 1));
        assertEquals(List.of(extent(2, 2, 1), extent(6, 3, 1)), accepted());
        release(updated(2, 2), updated(6, 3));
        assertEquals(List.of(), accepted());
        assertEquals(4, generation());
    }

    @Test
    void release_overSeveralExtents_isPossibleIfTheyTouch() {
        offer(extent(0, 2, 1), extent(2, 2, 2));
        accept(updated(0, 2), updated(2, 2));

        release(updated(1, 2));

        assertEquals(List.of(extent(0, 1, 1), extent(3, 1, 2)), accepted());
    }

    @Test
    void release_whatTheHostLacks_isRefusedAndChangesNothing() {
        offer(extent(0, 2, 1));
        accept(updated(0, 2));

        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> release(updated(1, 2)));
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> release(updated(0, 1), updated(5, 1)));
        assertRefused(ReturnCode.INVALID_EXTENT_LIST, () -> release(updated(0, 1), updated(0, 1)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(ReleaseDynamicCapacity.OPCODE, new byte[8]));

        assertEquals(List.of(extent(0, 2, 1)), accepted());
        assertEquals(1, generation());
    }

    @Test
    void release_inSeveralRequests_holdsWithTheLast() {
        offer(extent(0, 4, 1));
        accept(updated(0, 4));

        device.releaseDynamicCapacity(request -> request.more(true).updatedExtents(List.of(updated(0, 1))));
        assertEquals(List.of(extent(0, 4, 1)), accepted());
        device.releaseDynamicCapacity(request -> request.updatedExtents(List.of(updated(3, 1))));

        assertEquals(List.of(extent(1, 2, 1)), accepted());
    }

    // F7
    @Test
    void partOfAList_thatTheManagerTookBack_isForgotten() {
        offer(extent(0, 8, 1));
        accept(updated(0, 8));
        device.releaseDynamicCapacity(
                request -> request.more(true).updatedExtents(List.of(updated(0, 3), updated(6, 1))));
        manage(management -> management.takeBack(List.of(extent(1, 1, 1))));
        Map<String, Object> before = simulated.save();

        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> release(updated(1, 1)));

        assertEquals(before, simulated.save());
        release(updated(3, 1));
        assertEquals(List.of(extent(4, 2, 1), extent(7, 1, 1)), accepted());
    }

    @Test
    void askBack_isAnEventAndTheHostReleases() {
        offer(extent(0, 4, 1));
        accept(updated(0, 4));

        manage(management -> management.askBack(List.of(extent(0, 2, 1))));

        DynamicCapacityEvent event = events().get(1);
        assertEquals(DynamicCapacityEventType.RELEASE_CAPACITY, event.dynamicCapacityEventType());
        assertEquals(extent(0, 2, 1), event.extent());
        assertEquals(List.of(extent(0, 4, 1)), accepted());
        release(updated(0, 2));
        assertEquals(List.of(extent(2, 2, 1)), accepted());
    }

    @Test
    void takeBack_isDoneAtOnce() {
        offer(extent(0, 4, 1));
        accept(updated(0, 4));

        manage(management -> management.takeBack(List.of(extent(1, 1, 1))));

        assertEquals(
                DynamicCapacityEventType.FORCED_CAPACITY_RELEASE,
                events().get(1).dynamicCapacityEventType());
        assertEquals(List.of(extent(0, 1, 1), extent(2, 2, 1)), accepted());
        assertEquals(2, generation());
        assertManagementRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS, management -> management.takeBack(List.of(extent(1, 1, 1))));
        assertManagementRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS, management -> management.askBack(List.of(extent(1, 1, 1))));
    }

    @Test
    void offer_thatCannotBe_isRefusedAndChangesNothing() {
        offer(extent(0, 1, 1));
        assertManagementRefused(ReturnCode.INVALID_EXTENT_LIST, management -> management.offer(List.of()));
        assertManagementRefused(
                ReturnCode.INVALID_EXTENT_LIST, management -> management.offer(List.of(extent(0, 2, 1))));
        assertManagementRefused(
                ReturnCode.INVALID_EXTENT_LIST,
                management -> management.offer(List.of(extent(5, 2, 1), extent(6, 1, 1))));
        assertManagementRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS, management -> management.offer(List.of(extent(2000, 1, 1))));
        assertEquals(1, events().size());
    }

    @Test
    void offer_moreThanTheDeviceOrTheLogHolds_isRefused() {
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            extents.add(extent(i, 1, 1));
        }
        manage(management -> management.offer(extents.subList(0, 511)));
        assertManagementRefused(
                ReturnCode.RESOURCES_EXHAUSTED,
                management -> management.offer(List.of(extent(600, 1, 1), extent(601, 1, 1))));
        manage(management -> assertEquals(1, management.availableExtents()));

        assertManagementRefused(ReturnCode.RETRY_REQUIRED, management -> {
            for (int i = 0; i < 490; i++) {
                management.checkRegion(1, BLOCK);
                management.configureRegion(1, BLOCK, false);
            }
        });
        manage(management -> assertEquals(1, management.offers().size()));
    }

    @Test
    void configureRegion_tellsTheHost() {
        manage(management -> management.configureRegion(1, 64, true));

        DynamicCapacityEvent event = events().get(0);
        assertEquals(DynamicCapacityEventType.REGION_CONFIGURATION_UPDATED, event.dynamicCapacityEventType());
        assertEquals(OptionalInt.of(1), event.updatedRegionIndex());
        DynamicCapacityRegion region =
                device.getDynamicCapacityConfiguration(1, 1).regions().get(0);
        assertEquals(64, region.regionBlockSize());
        assertEquals(true, region.sanitizeOnRelease());
        assertEquals(BASE + GIB, region.regionBase());
        assertEquals(9, region.dsmadHandle());
    }

    @Test
    void configureRegion_thatCannotBe_isRefused() {
        offer(extent(0, 1, 1));
        assertManagementRefused(ReturnCode.UNSUPPORTED, management -> management.checkRegion(0, BLOCK));
        for (long size : new long[] {0, 32, 96, -64, 2 * GIB, 1L << 52, Long.MIN_VALUE}) {
            assertManagementRefused(ReturnCode.INVALID_INPUT, management -> management.checkRegion(1, size));
        }
        for (int index : new int[] {-1, 2}) {
            assertManagementRefused(ReturnCode.INVALID_INPUT, management -> management.checkRegion(index, BLOCK));
        }
    }

    @Test
    void requests_tooShort_areInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(AddDynamicCapacityResponse.OPCODE, new byte[7]));
        byte[] oneExtentTooFew = new byte[8 + UpdatedExtent.LENGTH];
        oneExtentTooFew[0] = 2;
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(ReleaseDynamicCapacity.OPCODE, oneExtentTooFew));
    }
}
