package org.cxlmi.sdk.ops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/** Calculates with extents as ranges of addresses. Extents of one list never overlap, and end below 2 to the power of 63. */
final class ExtentRanges {

    /** Addresses and lengths of extents are multiples of this many bytes. */
    private static final int GRANULE = 64;

    private ExtentRanges() {}

    private static long start(DynamicCapacityExtent extent) {
        return extent.startingDevicePhysicalAddress();
    }

    private static long end(DynamicCapacityExtent extent) {
        return start(extent) + extent.length();
    }

    /** Whether extents are ranges of whole granules that do not overlap. */
    static boolean areSound(List<DynamicCapacityExtent> extents) {
        List<DynamicCapacityExtent> sorted = sorted(extents);
        long before = 0;
        for (DynamicCapacityExtent extent : sorted) {
            if (extent.length() <= 0
                    || extent.length() % GRANULE != 0
                    || start(extent) < before
                    || end(extent) < start(extent)) {
                return false;
            }
            before = end(extent);
        }
        return true;
    }

    private static List<DynamicCapacityExtent> sorted(List<DynamicCapacityExtent> extents) {
        return extents.stream()
                .sorted(Comparator.comparingLong(ExtentRanges::start))
                .toList();
    }

    /** The parts of extents that lie outside of others, by address. */
    static List<DynamicCapacityExtent> without(
            List<DynamicCapacityExtent> extents, List<DynamicCapacityExtent> others) {
        List<DynamicCapacityExtent> taken = sorted(others);
        List<DynamicCapacityExtent> left = new ArrayList<>();
        for (DynamicCapacityExtent extent : sorted(extents)) {
            long from = start(extent);
            for (DynamicCapacityExtent other : taken) {
                if (start(other) < end(extent) && end(other) > from) {
                    addPart(left, extent, from, start(other));
                    from = end(other);
                }
            }
            addPart(left, extent, from, end(extent));
        }
        return List.copyOf(left);
    }

    /** The parts of extents that lie within others, by address. */
    static List<DynamicCapacityExtent> within(List<DynamicCapacityExtent> extents, List<DynamicCapacityExtent> others) {
        return without(extents, without(extents, others));
    }

    private static void addPart(List<DynamicCapacityExtent> parts, DynamicCapacityExtent extent, long from, long to) {
        if (from < to) {
            parts.add(DynamicCapacityExtent.builder()
                    .startingDevicePhysicalAddress(from)
                    .length(to - from)
                    .tag(extent.tag())
                    .sharedExtentSequence(extent.sharedExtentSequence())
                    .build());
        }
    }

    static long bytes(List<DynamicCapacityExtent> extents) {
        return extents.stream().mapToLong(DynamicCapacityExtent::length).sum();
    }

    /** For example {@code 2 extents, 512 MiB: 0x0+256MiB 0x20000000+256MiB}. */
    static String text(List<DynamicCapacityExtent> extents, String size) {
        return extents.size() + (extents.size() == 1 ? " extent, " : " extents, ") + size + ": "
                + extents.stream().map(ExtentRanges::text).collect(Collectors.joining(" "));
    }

    private static String text(DynamicCapacityExtent extent) {
        String size = Quantity.ofBytes(extent.length()).replace(" ", "");
        return String.format(Locale.ROOT, "0x%x+%s", start(extent), size);
    }

    static String text(List<DynamicCapacityExtent> extents) {
        return text(extents, Quantity.ofBytes(bytes(extents)));
    }

    /** The ranges as text for a {@link Checkpoint}. */
    static String saved(List<DynamicCapacityExtent> extents) {
        return extents.stream()
                .map(extent -> String.format(Locale.ROOT, "%x+%x", start(extent), extent.length()))
                .collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #saved} returned. The tags are not saved.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static List<DynamicCapacityExtent> parse(String text) {
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] numbers = range.split("\\+", -1);
            if (numbers.length != 2) {
                throw new IllegalArgumentException("\"" + range + "\" is not a range of a checkpoint");
            }
            extents.add(DynamicCapacityExtent.builder()
                    .startingDevicePhysicalAddress(Long.parseLong(numbers[0], 16))
                    .length(Long.parseLong(numbers[1], 16))
                    .build());
        }
        if (!areSound(extents)) {
            throw new IllegalArgumentException("\"" + text + "\" are not the ranges of a checkpoint");
        }
        return extents;
    }
}
