package org.cxlmi.simulator.dcd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** The commands with which a fabric manager reads the dynamic capacity of hosts. */
final class DynamicCapacityQueries implements CommandSet {

    private final DynamicCapacityHosts hosts;

    DynamicCapacityQueries(DynamicCapacityHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetDcdInfo.COMMAND, this::info);
        table.on(GetHostDcRegionConfiguration.COMMAND, request -> configuration(request, limits));
        table.on(GetDcRegionExtentLists.COMMAND, request -> extents(request, limits));
    }

    private GetDcdInfoResponse info() {
        List<DynamicCapacityRegion> regions = hosts.manage(0, DynamicCapacityManagement::regions);
        long[] blockSizes = GetDcdInfoResponse.builder().build().supportedBlockSizeMasks();
        for (int i = 0; i < regions.size(); i++) {
            blockSizes[i] = DynamicCapacity.blockSizes(regions.get(i));
        }
        return GetDcdInfoResponse.builder()
                .hostCount(hosts.count())
                .supportedRegionCount(regions.size())
                .freeSelection(true)
                .contiguousSelection(true)
                .prescriptiveSelection(true)
                .tagBasedRemoval(true)
                .prescriptiveRemoval(true)
                .sanitizeOnReleaseConfigurationMask((1 << regions.size()) - 1)
                .totalDynamicCapacity(totalCapacity())
                .supportedBlockSizeMasks(blockSizes)
                .build();
    }

    /** Sharable regions are the same memory for all hosts that have them. */
    private long totalCapacity() {
        Map<AddressRange, Long> sharable = new HashMap<>();
        long total = 0;
        for (int i = 0; i < hosts.count(); i++) {
            total += hosts.manage(i, host -> {
                long own = 0;
                for (DynamicCapacityRegion region : host.regions()) {
                    AddressRange span = AddressRange.of(region);
                    if (host.sharableRegion(span).isPresent()) {
                        sharable.put(span, region.regionDecodeLength());
                    } else {
                        own += region.regionDecodeLength();
                    }
                }
                return own;
            });
        }
        return total + sharable.values().stream().mapToLong(Long::longValue).sum();
    }

    private GetHostDcRegionConfigurationResponse configuration(
            GetHostDcRegionConfigurationRequest request, MessageLimits limits) {
        int room = limits.room(
                GetHostDcRegionConfigurationResponse.structLayout().fixedLength(),
                DynamicCapacityRegionConfiguration.LENGTH);
        return hosts.manage(request.hostId(), host -> {
            List<DynamicCapacityRegion> regions = host.regions();
            Refusal.when(request.startingRegionIndex() >= regions.size(), ReturnCode.INVALID_INPUT);
            return GetHostDcRegionConfigurationResponse.builder()
                    .hostId(request.hostId())
                    .availableRegionCount(regions.size())
                    .regions(regions.stream()
                            .skip(request.startingRegionIndex())
                            .limit(Math.min(request.regionCount(), room))
                            .map(region -> configurationOf(host, region))
                            .toList())
                    .supportedExtentCount(DynamicCapacity.SUPPORTED_EXTENTS)
                    .availableExtentCount(host.availableExtents())
                    .supportedTagCount(DynamicCapacity.SUPPORTED_TAGS)
                    .availableTagCount(host.availableTags())
                    .build();
        });
    }

    private static DynamicCapacityRegionConfiguration configurationOf(
            DynamicCapacityManagement host, DynamicCapacityRegion region) {
        return DynamicCapacityRegionConfiguration.builder()
                .regionBase(region.regionBase())
                .regionDecodeLength(region.regionDecodeLength())
                .regionLength(region.regionLength())
                .regionBlockSize(region.regionBlockSize())
                .sharable(host.sharableRegion(AddressRange.of(region)).isPresent())
                .sanitizeOnRelease(region.sanitizeOnRelease())
                .build();
    }

    private GetDcRegionExtentListsResponse extents(GetDcRegionExtentListsRequest request, MessageLimits limits) {
        int room = limits.room(GetDcRegionExtentListsResponse.MINIMUM_LENGTH, DynamicCapacityExtent.LENGTH);
        return hosts.manage(request.hostId(), host -> {
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
