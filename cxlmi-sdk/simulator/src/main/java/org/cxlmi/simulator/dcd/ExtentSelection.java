package org.cxlmi.simulator.dcd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.Refusal;

/** Chooses the capacity that one host is offered; what cannot be offered is a {@link Refusal}. */
final class ExtentSelection {

    private final DynamicCapacityManagement host;
    private final TaggedCapacity tags;

    ExtentSelection(DynamicCapacityManagement host, TaggedCapacity tags) {
        this.host = host;
        this.tags = tags;
    }

    /** Capacity of a region that is free, from the lowest address on, in pieces of at least a length. */
    List<DynamicCapacityExtent> free(InitiateDynamicCapacityAddWithoutExtentsRequest request, long least) {
        DynamicCapacityRegion region = region(request.regionNumber());
        boolean sharable = host.sharableRegion(AddressRange.of(region)).isPresent();
        checkNewTag(request.tagBuffer(), sharable);
        long left = request.length();
        Refusal.when(left <= 0 || left % region.regionBlockSize() != 0, ReturnCode.INVALID_INPUT);
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (AddressRange gap : gaps(region, sharable)) {
            if (left > 0 && gap.length() >= least) {
                long length = Math.min(left, gap.length());
                extents.add(DynamicCapacityExtent.builder()
                        .startingDevicePhysicalAddress(gap.start())
                        .length(length)
                        .tag(request.tag())
                        .sharedExtentSequence(sharable ? extents.size() : 0)
                        .build());
                left -= length;
            }
            Refusal.when(extents.size() > DynamicCapacity.SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        }
        Refusal.when(left > 0, ReturnCode.RESOURCES_EXHAUSTED);
        return extents;
    }

    private DynamicCapacityRegion region(int number) {
        Refusal.when(number >= host.regions().size(), ReturnCode.INVALID_INPUT);
        return host.regions().get(number);
    }

    /** In a sharable region a tag is needed and has to be new; elsewhere it must not be that of shared capacity. */
    private void checkNewTag(ByteBuffer tag, boolean sharable) {
        boolean wrong = sharable
                ? !TaggedCapacity.isTag(tag) || tags.isUsed(tag)
                : !tags.shared(tag).isEmpty();
        Refusal.when(wrong, ReturnCode.INVALID_INPUT);
    }

    private List<AddressRange> gaps(DynamicCapacityRegion region, boolean sharable) {
        Stream<DynamicCapacityExtent> all = sharable
                ? tags.shared().stream()
                : Stream.concat(
                        host.acceptedExtents().stream(), host.offers().stream().flatMap(List::stream));
        AddressRange whole = AddressRange.of(region);
        List<AddressRange> used = all.map(AddressRange::of)
                .filter(whole::overlaps)
                .sorted(Comparator.comparingLong(AddressRange::start))
                .toList();
        List<AddressRange> gaps = new ArrayList<>();
        long from = whole.start();
        for (AddressRange span : used) {
            gaps.add(new AddressRange(from, span.start() - from));
            from = span.end();
        }
        gaps.add(new AddressRange(from, whole.end() - from));
        return gaps;
    }

    /** Capacity of a sharable region that another host was given, or that the fabric manager keeps. */
    List<DynamicCapacityExtent> shared(InitiateDynamicCapacityAddWithoutExtentsRequest request) {
        AddressRange region = AddressRange.of(region(request.regionNumber()));
        List<DynamicCapacityExtent> extents = tags.shared(request.tagBuffer());
        Refusal.when(
                host.sharableRegion(region).isEmpty()
                        || extents.isEmpty()
                        || host.has(request.tagBuffer())
                        || !extents.stream().map(AddressRange::of).allMatch(region::contains),
                ReturnCode.INVALID_INPUT);
        return extents;
    }

    /** The capacity of a list; what is sharable in it has to be a whole allocation with one tag, in any order. */
    List<DynamicCapacityExtent> prescribed(List<DynamicCapacityExtent> extents) {
        Optional<AddressRange> region = extents.stream()
                .map(AddressRange::of)
                .flatMap(span -> host.sharableRegion(span).stream())
                .findFirst();
        boolean sharable = region.isPresent();
        Refusal.when(!areNumbered(extents, sharable), ReturnCode.INVALID_EXTENT_LIST);
        List<DynamicCapacityExtent> taken = sharable ? tags.shared() : List.of();
        for (DynamicCapacityExtent extent : extents) {
            AddressRange span = AddressRange.of(extent);
            Refusal.when(
                    !host.sharableRegion(span).equals(region) || Extents.overlap(taken, span),
                    ReturnCode.INVALID_EXTENT_LIST);
        }
        List<ByteBuffer> used = extents.stream()
                .map(DynamicCapacityExtent::tagBuffer)
                .distinct()
                .toList();
        Refusal.when(sharable && used.size() > 1, ReturnCode.INVALID_EXTENT_LIST);
        used.forEach(tag -> checkNewTag(tag, sharable));
        return extents.stream()
                .map(extent -> Extents.part(extent, AddressRange.of(extent)))
                .toList();
    }

    /** Whether the sequence numbers of a shared allocation are those from 0 on, each once; all others are 0. */
    private static boolean areNumbered(List<DynamicCapacityExtent> extents, boolean sharable) {
        BitSet numbers = new BitSet();
        extents.forEach(extent -> numbers.set(extent.sharedExtentSequence()));
        return sharable
                ? numbers.cardinality() == extents.size() && numbers.length() == extents.size()
                : numbers.length() <= 1;
    }
}
