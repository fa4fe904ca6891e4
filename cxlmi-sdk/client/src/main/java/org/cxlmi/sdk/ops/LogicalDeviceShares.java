package org.cxlmi.sdk.ops;

import java.util.List;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;

/**
 * How a multi-logical device shares its memory and its bandwidth among its logical devices.
 *
 * @param info what Get LD Info (5400h) reports
 * @param granularityBytes memory is shared in steps of this many bytes
 * @param devices all that are enabled, by LD-ID
 */
public record LogicalDeviceShares(GetLdInfoResponse info, long granularityBytes, List<LogicalDeviceShare> devices) {

    public LogicalDeviceShares {
        devices = List.copyOf(devices);
    }
}
