package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;

/**
 * The heads of a multi-headed device.
 *
 * @param logicalDeviceCount the number of logical devices in the pool, which the heads share
 * @param heads all heads, by number
 * @param failure why the heads of some logical devices are not known; absent if all are known
 */
public record MultiHeadedDevice(int logicalDeviceCount, List<Head> heads, Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public MultiHeadedDevice {
        heads = List.copyOf(heads);
    }

    /** For example {@code 2 heads, 16 logical devices}. */
    @Override
    public String toString() {
        return heads.size() + " heads, " + logicalDeviceCount + " logical devices"
                + failure.map(why -> ", " + why).orElse("");
    }
}
