package org.cxlmi.simulator.dcd;

import java.util.List;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.SetDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.SetDcRegionConfigurationRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** Configures a region of dynamic capacity, for all hosts that have it or for none. */
final class RegionConfiguration implements CommandSet {

    private final DynamicCapacityHosts hosts;
    private final TaggedCapacity tags;

    RegionConfiguration(DynamicCapacityHosts hosts, TaggedCapacity tags) {
        this.hosts = hosts;
        this.tags = tags;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onChange(SetDcRegionConfiguration.COMMAND, this::configure);
    }

    private void configure(SetDcRegionConfigurationRequest request) {
        int region = request.regionId();
        List<Integer> concerned = IntStream.range(0, hosts.count())
                .filter(host -> hosts.manage(
                        host, capacity -> region < capacity.regions().size()))
                .boxed()
                .toList();
        Refusal.when(concerned.isEmpty(), ReturnCode.INVALID_INPUT);
        concerned.forEach(host -> check(host, request));
        concerned.forEach(host -> hosts.manage(host, capacity -> {
            capacity.configureRegion(region, request.regionBlockSize(), request.sanitizeOnRelease());
            return Boolean.TRUE;
        }));
    }

    private void check(int host, SetDcRegionConfigurationRequest request) {
        List<AddressRange> kept = tags.kept().stream().map(AddressRange::of).toList();
        hosts.manage(host, capacity -> {
            DynamicCapacityRegion region = capacity.regions().get(request.regionId());
            AddressRange span = AddressRange.of(region);
            Refusal.when(
                    capacity.sharableRegion(span).isPresent() && kept.stream().anyMatch(span::overlaps),
                    ReturnCode.UNSUPPORTED);
            capacity.checkRegion(request.regionId(), request.regionBlockSize());
            return Boolean.TRUE;
        });
    }
}
