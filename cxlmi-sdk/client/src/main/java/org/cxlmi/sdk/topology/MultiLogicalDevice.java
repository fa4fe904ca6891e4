package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;

/**
 * The logical devices of a multi-logical device, or of the LD pool of a multi-headed device.
 *
 * @param information what the device reports about all of them together
 * @param logicalDevices the logical devices, by LD-ID
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
