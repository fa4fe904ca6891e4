package org.cxlmi.sdk.sim;

import java.nio.ByteBuffer;
import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfiguration;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationRequest;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentList;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListRequest;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListResponse;

/** Regions and extents that stay as they were given; a device without regions has no dynamic capacity. */
final class DynamicCapacity {

    static final DynamicCapacity NONE = new DynamicCapacity(List.of(), List.of());

    private static final int MAXIMUM_REGIONS = 8;
    private static final int SUPPORTED_EXTENTS = 512;

    private final List<DynamicCapacityRegion> regions;
    private final List<DynamicCapacityExtent> extents;
    private final long tags;

    DynamicCapacity(List<DynamicCapacityRegion> regions, List<DynamicCapacityExtent> extents) {
        if (regions.size() > MAXIMUM_REGIONS || extents.size() > SUPPORTED_EXTENTS) {
            throw new IllegalArgumentException(regions.size() + " regions with " + extents.size()
                    + " extents are more than " + MAXIMUM_REGIONS + " with " + SUPPORTED_EXTENTS);
        }
        for (DynamicCapacityExtent extent : extents) {
            if (regions.stream().noneMatch(region -> contains(region, extent))) {
                throw new IllegalArgumentException("extent in none of the regions: " + extent);
            }
        }
        this.regions = List.copyOf(regions);
        this.extents = List.copyOf(extents);
        this.tags = tags(extents);
    }

    private static boolean contains(DynamicCapacityRegion region, DynamicCapacityExtent extent) {
        long from = extent.startingDevicePhysicalAddress() - region.regionBase();
        return extent.length() > 0 && from >= 0 && from <= region.regionLength() - extent.length();
    }

    private static long tags(List<DynamicCapacityExtent> extents) {
        return extents.stream()
                .map(DynamicCapacityExtent::tagBuffer)
                .filter(tag -> !tag.equals(ByteBuffer.allocate(tag.capacity())))
                .distinct()
                .count();
    }

    boolean isPresent() {
        return !regions.isEmpty();
    }

    void register(CommandTable table, MessageLimits limits) {
        if (isPresent()) {
            table.on(GetDynamicCapacityConfiguration.COMMAND, request -> configuration(request, limits));
            table.on(GetDynamicCapacityExtentList.COMMAND, request -> extents(request, limits));
        }
    }

    private GetDynamicCapacityConfigurationResponse configuration(
            GetDynamicCapacityConfigurationRequest request, MessageLimits limits) {
        Refusal.when(request.startingRegionIndex() >= regions.size(), ReturnCode.INVALID_INPUT);
        int room =
                limits.room(GetDynamicCapacityConfigurationResponse.LAYOUT.fixedLength(), DynamicCapacityRegion.LENGTH);
        return GetDynamicCapacityConfigurationResponse.builder()
                .availableRegionCount(regions.size())
                .regions(part(regions, request.startingRegionIndex(), request.regionCount(), room))
                .supportedExtentCount(SUPPORTED_EXTENTS)
                .availableExtentCount(SUPPORTED_EXTENTS - extents.size())
                .supportedTagCount(SUPPORTED_EXTENTS)
                .availableTagCount(SUPPORTED_EXTENTS - tags)
                .build();
    }

    private GetDynamicCapacityExtentListResponse extents(
            GetDynamicCapacityExtentListRequest request, MessageLimits limits) {
        Refusal.when(request.startingExtentIndex() > extents.size(), ReturnCode.INVALID_INPUT);
        int room = limits.room(GetDynamicCapacityExtentListResponse.MINIMUM_LENGTH, DynamicCapacityExtent.LENGTH);
        return GetDynamicCapacityExtentListResponse.builder()
                .totalExtentCount(extents.size())
                .extents(part(extents, request.startingExtentIndex(), request.extentCount(), room))
                .build();
    }

    private static <T> List<T> part(List<T> all, long start, long count, int room) {
        return all.stream().skip(start).limit(Math.min(count, room)).toList();
    }
}
