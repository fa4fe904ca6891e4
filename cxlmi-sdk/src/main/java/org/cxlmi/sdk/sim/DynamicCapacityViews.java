package org.cxlmi.sdk.sim;

import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentLists;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsRequest;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsResponse;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.fmapi.GetDcdInfoResponse;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfigurationRequest;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfigurationResponse;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;

/** What a fabric manager sees of the dynamic capacity of logical devices, each of which is one host's. */
final class DynamicCapacityViews implements CommandSet {

    private final LogicalDevices devices;

    DynamicCapacityViews(LogicalDevices devices) {
        this.devices = devices;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetDcdInfo.COMMAND, this::info);
        table.on(GetHostDcRegionConfiguration.COMMAND, request -> configuration(request, limits));
        table.on(GetDcRegionExtentLists.COMMAND, request -> extents(request, limits));
    }

    private GetDcdInfoResponse info() {
        List<DynamicCapacityRegion> regions =
                devices.device(0).manageDynamicCapacity(DynamicCapacityManagement::regions);
        long[] blockSizes = GetDcdInfoResponse.builder().build().supportedBlockSizeMasks();
        for (int i = 0; i < regions.size(); i++) {
            blockSizes[i] = regions.get(i).regionBlockSize();
        }
        long each = regions.stream()
                .mapToLong(DynamicCapacityRegion::regionDecodeLength)
                .sum();
        return GetDcdInfoResponse.builder()
                .hostCount(devices.count())
                .supportedRegionCount(regions.size())
                .freeSelection(true)
                .contiguousSelection(true)
                .prescriptiveSelection(true)
                .tagBasedRemoval(true)
                .prescriptiveRemoval(true)
                .totalDynamicCapacity(each * devices.count())
                .supportedBlockSizeMasks(blockSizes)
                .build();
    }

    private GetHostDcRegionConfigurationResponse configuration(
            GetHostDcRegionConfigurationRequest request, MessageLimits limits) {
        int room = limits.room(
                GetHostDcRegionConfigurationResponse.LAYOUT.fixedLength(), DynamicCapacityRegionConfiguration.LENGTH);
        return devices.device(request.hostId()).manageDynamicCapacity(host -> {
            List<DynamicCapacityRegion> regions = host.regions();
            Refusal.when(request.startingRegionIndex() >= regions.size(), ReturnCode.INVALID_INPUT);
            return GetHostDcRegionConfigurationResponse.builder()
                    .hostId(request.hostId())
                    .availableRegionCount(regions.size())
                    .regions(regions.stream()
                            .skip(request.startingRegionIndex())
                            .limit(Math.min(request.regionCount(), room))
                            .map(DynamicCapacityViews::configurationOf)
                            .toList())
                    .supportedExtentCount(DynamicCapacity.SUPPORTED_EXTENTS)
                    .availableExtentCount(host.availableExtents())
                    .supportedTagCount(DynamicCapacity.SUPPORTED_TAGS)
                    .availableTagCount(host.availableTags())
                    .build();
        });
    }

    private static DynamicCapacityRegionConfiguration configurationOf(DynamicCapacityRegion region) {
        return DynamicCapacityRegionConfiguration.builder()
                .regionBase(region.regionBase())
                .regionDecodeLength(region.regionDecodeLength())
                .regionLength(region.regionLength())
                .regionBlockSize(region.regionBlockSize())
                .sanitizeOnRelease(region.sanitizeOnRelease())
                .build();
    }

    private GetDcRegionExtentListsResponse extents(GetDcRegionExtentListsRequest request, MessageLimits limits) {
        int room = limits.room(GetDcRegionExtentListsResponse.MINIMUM_LENGTH, DynamicCapacityExtent.LENGTH);
        return devices.device(request.hostId()).manageDynamicCapacity(host -> {
            List<DynamicCapacityExtent> extents = host.acceptedExtents();
            Refusal.when(request.startingExtentIndex() > extents.size(), ReturnCode.INVALID_INPUT);
            return GetDcRegionExtentListsResponse.builder()
                    .hostId(request.hostId())
                    .startingExtentIndex(request.startingExtentIndex())
                    .totalExtentCount(extents.size())
                    .generationNumber(host.generationNumber())
                    .extents(extents.stream()
                            .skip(request.startingExtentIndex())
                            .limit(Math.min(request.extentCount(), room))
                            .toList())
                    .build();
        });
    }
}
