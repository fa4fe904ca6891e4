package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.GetDcdInfoResponse;

/**
 * What a component is as a device with dynamic capacity.
 *
 * @param information what it can do
 * @param hosts all of them, by number
 */
public record DynamicCapacityDevice(GetDcdInfoResponse information, List<DynamicCapacityHost> hosts) {

    /** Keeps a copy of the list. */
    public DynamicCapacityDevice {
        hosts = List.copyOf(hosts);
    }

    /** For example {@code 2 hosts with dynamic capacity}. */
    @Override
    public String toString() {
        return hosts.size() + " hosts with dynamic capacity";
    }
}
