package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;

/**
 * What a component is as a device of logical devices, or as the LD pool of a multi-headed device.
 *
 * @param information what it tells of them all
 * @param logicalDevices by LD-ID
 */
public record MultiLogicalDevice(GetLdInfoResponse information, List<LogicalDevice> logicalDevices) {

    /** Keeps a copy of the list. */
    public MultiLogicalDevice {
        logicalDevices = List.copyOf(logicalDevices);
    }

    /** For example {@code 16 logical devices}. */
    @Override
    public String toString() {
        return logicalDevices.size() + " logical devices";
    }
}
