package org.cxlmi.simulator.dcd;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/** Computes with lists of extents that do not overlap. */
final class Extents {

    private Extents() {}

    static boolean overlap(List<DynamicCapacityExtent> extents, AddressRange span) {
        return extents.stream().anyMatch(extent -> AddressRange.of(extent).overlaps(span));
    }

    /** The extent that a range lies in. */
    static Optional<DynamicCapacityExtent> containing(List<DynamicCapacityExtent> extents, AddressRange span) {
        return extents.stream()
                .filter(extent -> AddressRange.of(extent).contains(span))
                .findFirst();
    }

    /** The parts of extents that lie within a range. */
    static List<DynamicCapacityExtent> within(List<DynamicCapacityExtent> extents, AddressRange span) {
        return extents.stream()
                .filter(extent -> AddressRange.of(extent).overlaps(span))
                .map(extent -> part(extent, AddressRange.of(extent).common(span)))
                .toList();
    }

    /** Whether extents leave no gap in a range. */
    static boolean cover(List<DynamicCapacityExtent> extents, AddressRange span) {
        return within(extents, span).stream()
                        .mapToLong(DynamicCapacityExtent::length)
                        .sum()
                == span.length();
    }

    /** The extents without some ranges. */
    static List<DynamicCapacityExtent> without(List<DynamicCapacityExtent> extents, Iterable<AddressRange> spans) {
        List<DynamicCapacityExtent> left = extents;
        for (AddressRange span : spans) {
            left = left.stream()
                    .flatMap(extent ->
                            AddressRange.of(extent).without(span).stream().map(part -> part(extent, part)))
                    .toList();
        }
        return left;
    }

    /** A part of an extent, with the same tag and place in the sequence. */
    static DynamicCapacityExtent part(DynamicCapacityExtent extent, AddressRange span) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(span.start())
                .length(span.length())
                .tag(extent.tag())
                .sharedExtentSequence(extent.sharedExtentSequence())
                .build();
    }
}
