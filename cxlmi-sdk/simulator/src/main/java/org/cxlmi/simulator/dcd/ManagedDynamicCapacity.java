package org.cxlmi.simulator.dcd;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.EventLogs;

/**
 * Manages the dynamic capacity and reports changes to the host as events. If the event log has no room, nothing
 * changes.
 */
public final class ManagedDynamicCapacity implements DynamicCapacityManagement {

    private final DynamicCapacity capacity;
    private final EventLogs logs;
    private final Consumer<List<AddressRange>> afterTakingBack;

    public ManagedDynamicCapacity(
            DynamicCapacity capacity, EventLogs logs, Consumer<List<AddressRange>> afterTakingBack) {
        this.capacity = capacity;
        this.logs = logs;
        this.afterTakingBack = afterTakingBack;
    }

    @Override
    public List<DynamicCapacityRegion> regions() {
        return capacity.regions();
    }

    @Override
    public List<DynamicCapacityExtent> acceptedExtents() {
        return capacity.accepted();
    }

    @Override
    public List<List<DynamicCapacityExtent>> offers() {
        return List.copyOf(capacity.offers());
    }

    @Override
    public long generationNumber() {
        return capacity.generation();
    }

    @Override
    public int availableExtents() {
        return capacity.availableExtents();
    }

    @Override
    public int availableTags() {
        return capacity.availableTags();
    }

    @Override
    public Optional<AddressRange> sharableRegion(AddressRange span) {
        return capacity.sharableRegion(span);
    }

    @Override
    public boolean has(ByteBuffer tag) {
        return capacity.all().stream().anyMatch(extent -> extent.tagBuffer().equals(tag));
    }

    @Override
    public void checkRegion(int index, long blockSize) {
        Refusal.when(index < 0 || index >= regions().size(), ReturnCode.INVALID_INPUT);
        DynamicCapacityRegion region = regions().get(index);
        Refusal.when(!capacity.isFree(region), ReturnCode.UNSUPPORTED);
        Refusal.when(!DynamicCapacity.isBlockSize(region, blockSize), ReturnCode.INVALID_INPUT);
        checkRoom(1);
    }

    @Override
    public void configureRegion(int index, long blockSize, boolean sanitizeOnRelease) {
        DynamicCapacityRegion region = regions().get(index);
        capacity.replaceRegion(
                index,
                DynamicCapacityRegion.builder()
                        .regionBase(region.regionBase())
                        .regionDecodeLength(region.regionDecodeLength())
                        .regionLength(region.regionLength())
                        .regionBlockSize(blockSize)
                        .dsmadHandle(region.dsmadHandle())
                        .sanitizeOnRelease(sanitizeOnRelease)
                        .build());
        log(DynamicCapacityEvent.builder()
                .dynamicCapacityEventType(DynamicCapacityEventType.REGION_CONFIGURATION_UPDATED)
                .updatedRegionIndex(index));
    }

    @Override
    public void offer(List<DynamicCapacityExtent> extents) {
        check(extents);
        for (DynamicCapacityExtent extent : extents) {
            Refusal.when(Extents.overlap(capacity.all(), AddressRange.of(extent)), ReturnCode.INVALID_EXTENT_LIST);
        }
        Refusal.when(extents.size() > availableExtents(), ReturnCode.RESOURCES_EXHAUSTED);
        capacity.offers().add(List.copyOf(extents));
        tell(DynamicCapacityEventType.ADD_CAPACITY, extents);
    }

    @Override
    public void askBack(List<DynamicCapacityExtent> extents) {
        tell(DynamicCapacityEventType.RELEASE_CAPACITY, accepted(extents));
    }

    @Override
    public void takeBack(List<DynamicCapacityExtent> extents) {
        List<DynamicCapacityExtent> taken = accepted(extents);
        List<DynamicCapacityExtent> left = left(extents);
        Refusal.when(left.size() > DynamicCapacity.SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        capacity.accept(left);
        afterTakingBack.accept(spans(taken));
        tell(DynamicCapacityEventType.FORCED_CAPACITY_RELEASE, taken);
    }

    /** The extents of the host within the given ones, with the tags and sequence numbers that the host knows. */
    private List<DynamicCapacityExtent> accepted(List<DynamicCapacityExtent> named) {
        check(named);
        List<DynamicCapacityExtent> accepted = capacity.accepted(spans(named));
        Refusal.when(capacity.splitsShared(accepted, left(named)), ReturnCode.INVALID_EXTENT_LIST);
        checkRoom(accepted.size());
        return accepted;
    }

    private List<DynamicCapacityExtent> left(List<DynamicCapacityExtent> taken) {
        return Extents.without(capacity.accepted(), spans(taken));
    }

    private static List<AddressRange> spans(List<DynamicCapacityExtent> extents) {
        return extents.stream().map(AddressRange::of).toList();
    }

    private void check(List<DynamicCapacityExtent> extents) {
        Refusal.when(extents.isEmpty(), ReturnCode.INVALID_EXTENT_LIST);
        capacity.check(spans(extents));
        checkRoom(extents.size());
    }

    private void checkRoom(int records) {
        Refusal.when(logs.room(EventLog.DYNAMIC_CAPACITY) < records, ReturnCode.RETRY_REQUIRED);
    }

    private void tell(DynamicCapacityEventType type, List<DynamicCapacityExtent> extents) {
        for (int i = 0; i < extents.size(); i++) {
            log(DynamicCapacityEvent.builder()
                    .dynamicCapacityEventType(type)
                    .more(i < extents.size() - 1)
                    .extent(extents.get(i)));
        }
    }

    private void log(DynamicCapacityEvent.Builder event) {
        logs.add(
                EventLog.DYNAMIC_CAPACITY,
                logs.record(EventLog.DYNAMIC_CAPACITY)
                        .dynamicCapacityEvent(event.availableCountsValid(true)
                                .availableExtentCount(availableExtents())
                                .availableTagCount(availableTags())
                                .build())
                        .build());
    }
}
