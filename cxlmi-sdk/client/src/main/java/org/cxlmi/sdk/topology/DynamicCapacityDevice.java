package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.GetDcdInfoResponse;

/**
 * The dynamic capacity of a component.
 *
 * @param information the capabilities of the device
 * @param hosts all hosts, by number
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
