package org.cxlmi.simulator.component;

import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.dcd.DynamicCapacity;

/**
 * The dynamic capacity that a memory device is made with.
 *
 * @param regions none, if it has no dynamic capacity
 * @param sharableRegions one bit for each region, from the first
 * @param extents those that the host has accepted
 * @param logicalDevice whether the device that it is in manages its dynamic capacity
 */
record DynamicCapacityDescription(
        List<DynamicCapacityRegion> regions,
        int sharableRegions,
        List<DynamicCapacityExtent> extents,
        boolean logicalDevice) {

    static final DynamicCapacityDescription NONE = new DynamicCapacityDescription(List.of(), 0, List.of(), false);

    /** Refuses what does not fit together. */
    DynamicCapacityDescription {
        regions = List.copyOf(regions);
        extents = List.copyOf(extents);
        new DynamicCapacity(regions, sharableRegions, extents);
    }

    boolean isPresent() {
        return !regions.isEmpty();
    }

    /** The same with other regions, none of which is sharable. */
    DynamicCapacityDescription with(List<DynamicCapacityRegion> newRegions, List<DynamicCapacityExtent> newExtents) {
        return new DynamicCapacityDescription(newRegions, 0, newExtents, logicalDevice);
    }

    /** Whether the host has accepted no extents in a region. */
    boolean isFree(int region) {
        return new DynamicCapacity(regions, sharableRegions, extents).isFree(regions.get(region));
    }

    DynamicCapacityDescription withSharable(int region) {
        return new DynamicCapacityDescription(regions, sharableRegions | 1 << region, extents, logicalDevice);
    }

    DynamicCapacityDescription ofLogicalDevice() {
        return new DynamicCapacityDescription(regions, sharableRegions, extents, true);
    }
}
