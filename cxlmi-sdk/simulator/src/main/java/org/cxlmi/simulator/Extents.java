package org.cxlmi.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.UpdatedExtent;

/** Reckoning with lists of extents that do not overlap. */
final class Extents {

    private Extents() {}

    /** A range of addresses, of an extent or of a part of one. */
    record Span(long start, long length) {

        static Span of(DynamicCapacityExtent extent) {
            return new Span(extent.startingDevicePhysicalAddress(), extent.length());
        }

        static Span of(DynamicCapacityRegion region) {
            return new Span(region.regionBase(), region.regionLength());
        }

        static Span of(UpdatedExtent extent) {
            return new Span(extent.startingDevicePhysicalAddress(), extent.length());
        }

        long end() {
            return start + length;
        }

        boolean overlaps(Span other) {
            return start < other.end() && other.start < end();
        }

        boolean contains(Span other) {
            return start <= other.start && other.end() <= end();
        }

        private Span common(Span other) {
            long from = Math.max(start, other.start);
            return new Span(from, Math.min(end(), other.end()) - from);
        }

        /** What is left without another span: two parts, if that is in the middle. */
        List<Span> without(Span other) {
            if (!overlaps(other)) {
                return List.of(this);
            }
            List<Span> left = new ArrayList<>();
            if (start < other.start) {
                left.add(new Span(start, other.start - start));
            }
            if (other.end() < end()) {
                left.add(new Span(other.end(), end() - other.end()));
            }
            return left;
        }
    }

    static boolean overlap(List<DynamicCapacityExtent> extents, Span span) {
        return extents.stream().anyMatch(extent -> Span.of(extent).overlaps(span));
    }

    /** The extent that a span lies in. */
    static Optional<DynamicCapacityExtent> containing(List<DynamicCapacityExtent> extents, Span span) {
        return extents.stream().filter(extent -> Span.of(extent).contains(span)).findFirst();
    }

    /** The parts of extents that lie within a span. */
    static List<DynamicCapacityExtent> within(List<DynamicCapacityExtent> extents, Span span) {
        return extents.stream()
                .filter(extent -> Span.of(extent).overlaps(span))
                .map(extent -> part(extent, Span.of(extent).common(span)))
                .toList();
    }

    /** Whether extents leave no gap in a span. */
    static boolean cover(List<DynamicCapacityExtent> extents, Span span) {
        return within(extents, span).stream()
                        .mapToLong(DynamicCapacityExtent::length)
                        .sum()
                == span.length();
    }

    /** What is left of extents without some spans. */
    static List<DynamicCapacityExtent> without(List<DynamicCapacityExtent> extents, Iterable<Span> spans) {
        List<DynamicCapacityExtent> left = extents;
        for (Span span : spans) {
            left = left.stream()
                    .flatMap(extent -> Span.of(extent).without(span).stream().map(part -> part(extent, part)))
                    .toList();
        }
        return left;
    }

    /** A part of an extent, with the same tag and place in the sequence. */
    static DynamicCapacityExtent part(DynamicCapacityExtent extent, Span span) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(span.start())
                .length(span.length())
                .tag(extent.tag())
                .sharedExtentSequence(extent.sharedExtentSequence())
                .build();
    }
}
