package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;

/**
 * A host of a device with dynamic capacity.
 *
 * @param id the number of the host, which is the LD-ID of its interface
 * @param regions the regions that could be read, by number
 * @param failure why some regions could not be read; absent if all were read
 */
public record DynamicCapacityHost(
        int id, List<DynamicCapacityRegionConfiguration> regions, Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public DynamicCapacityHost {
        regions = List.copyOf(regions);
    }

    /** For example {@code host 0, 2 regions}. */
    @Override
    public String toString() {
        return "host " + id + ", " + regions.size() + " regions"
                + failure.map(why -> ", " + why).orElse("");
    }
}
