package org.cxlmi.simulator.dcd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponse;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponseRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfiguration;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationRequest;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentList;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListRequest;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListResponse;
import org.cxlmi.sdk.memdev.ReleaseDynamicCapacity;
import org.cxlmi.sdk.memdev.ReleaseDynamicCapacityRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The commands of the host for dynamic capacity. A device without regions does not have them. */
public final class HostDynamicCapacity implements CommandSet, Saved {

    private final DynamicCapacity capacity;
    private final ExtentListCollector accepting = new ExtentListCollector();
    private final ExtentListCollector releasing = new ExtentListCollector();

    public HostDynamicCapacity(DynamicCapacity capacity) {
        this.capacity = capacity;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        if (capacity.isPresent()) {
            table.on(GetDynamicCapacityConfiguration.COMMAND, request -> configuration(request, limits));
            table.on(GetDynamicCapacityExtentList.COMMAND, request -> extents(request, limits));
            table.onChange(AddDynamicCapacityResponse.COMMAND, this::answer);
            table.onChange(ReleaseDynamicCapacity.COMMAND, this::release);
        }
    }

    /** Forgets lists that have not come to their end. */
    @Override
    public void reset() {
        accepting.forget();
        releasing.forget();
    }

    private GetDynamicCapacityConfigurationResponse configuration(
            GetDynamicCapacityConfigurationRequest request, MessageLimits limits) {
        List<DynamicCapacityRegion> regions = capacity.regions();
        Refusal.when(request.startingRegionIndex() >= regions.size(), ReturnCode.INVALID_INPUT);
        int room = limits.room(
                GetDynamicCapacityConfigurationResponse.structLayout().fixedLength(), DynamicCapacityRegion.LENGTH);
        return GetDynamicCapacityConfigurationResponse.builder()
                .availableRegionCount(regions.size())
                .regions(part(regions, request.startingRegionIndex(), request.regionCount(), room))
                .supportedExtentCount(DynamicCapacity.SUPPORTED_EXTENTS)
                .availableExtentCount(capacity.availableExtents())
                .supportedTagCount(DynamicCapacity.SUPPORTED_TAGS)
                .availableTagCount(capacity.availableTags())
                .build();
    }

    private GetDynamicCapacityExtentListResponse extents(
            GetDynamicCapacityExtentListRequest request, MessageLimits limits) {
        List<DynamicCapacityExtent> extents = capacity.accepted();
        Refusal.when(request.startingExtentIndex() > extents.size(), ReturnCode.INVALID_INPUT);
        int room = limits.room(GetDynamicCapacityExtentListResponse.MINIMUM_LENGTH, DynamicCapacityExtent.LENGTH);
        return GetDynamicCapacityExtentListResponse.builder()
                .totalExtentCount(extents.size())
                .generationNumber(capacity.generation())
                .extents(part(extents, request.startingExtentIndex(), request.extentCount(), room))
                .build();
    }

    private static <T> List<T> part(List<T> all, long start, long count, int room) {
        return all.stream().skip(start).limit(Math.min(count, room)).toList();
    }

    private void answer(AddDynamicCapacityResponseRequest request) {
        accepting.take(request.updatedExtents(), request.more(), this::accepted, this::answer);
    }

    /** Answers the oldest offer. */
    private void answer(List<AddressRange> spans) {
        List<DynamicCapacityExtent> added = accepted(spans);
        List<DynamicCapacityExtent> offer = offer();
        List<DynamicCapacityExtent> left = Extents.without(offer, spans);
        boolean whole = left.isEmpty() && added.size() == offer.size();
        Refusal.when(!added.isEmpty() && !whole && capacity.isShared(offer), ReturnCode.INVALID_EXTENT_LIST);
        List<DynamicCapacityExtent> accepted = new ArrayList<>(capacity.accepted());
        accepted.addAll(added);
        Refusal.when(accepted.size() > DynamicCapacity.SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        capacity.offers().remove();
        if (!added.isEmpty()) {
            capacity.accept(accepted);
        }
    }

    private List<DynamicCapacityExtent> offer() {
        List<DynamicCapacityExtent> offer = capacity.offers().peek();
        if (offer == null) {
            throw new Refusal(ReturnCode.INVALID_INPUT);
        }
        return offer;
    }

    /** The parts of the oldest offer that ranges are. */
    private List<DynamicCapacityExtent> accepted(List<AddressRange> spans) {
        List<DynamicCapacityExtent> offer = offer();
        capacity.check(spans);
        List<DynamicCapacityExtent> accepted = new ArrayList<>();
        for (AddressRange span : spans) {
            DynamicCapacityExtent offered =
                    Extents.containing(offer, span).orElseThrow(() -> new Refusal(ReturnCode.INVALID_PHYSICAL_ADDRESS));
            accepted.add(Extents.part(offered, span));
        }
        return accepted;
    }

    private void release(ReleaseDynamicCapacityRequest request) {
        releasing.take(request.updatedExtents(), request.more(), this::released, this::release);
    }

    /** Forgets what was to be released, of what the fabric manager has taken back. */
    public void forgetReleases(List<AddressRange> takenBack) {
        releasing.forget(takenBack);
    }

    private void release(List<AddressRange> spans) {
        Refusal.when(spans.isEmpty(), ReturnCode.INVALID_INPUT);
        List<DynamicCapacityExtent> released = released(spans);
        List<DynamicCapacityExtent> left = Extents.without(capacity.accepted(), spans);
        Refusal.when(capacity.splitsShared(released, left), ReturnCode.INVALID_EXTENT_LIST);
        Refusal.when(left.size() > DynamicCapacity.SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        capacity.accept(left);
    }

    /** The parts of what the host has that ranges are. */
    private List<DynamicCapacityExtent> released(List<AddressRange> spans) {
        capacity.check(spans);
        return capacity.accepted(spans);
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("capacity", capacity.save());
        state.put("accepting", accepting.save());
        state.put("releasing", releasing.save());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        capacity.restore(state.map("capacity"));
        accepting.restore(state.map("accepting"));
        releasing.restore(state.map("releasing"));
        state.check(accepting.isRight(this::accepted), "accepting", "parts of the oldest offer");
        state.check(releasing.isRight(this::released), "releasing", "parts of what is accepted");
    }
}
