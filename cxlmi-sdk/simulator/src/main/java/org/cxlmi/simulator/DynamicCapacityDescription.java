package org.cxlmi.simulator;

import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;

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
        boolean logicalDevice) {}
