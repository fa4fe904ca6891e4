package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;

/**
 * What a component is as a device with several heads.
 *
 * @param logicalDeviceCount logical devices in its pool, which its heads share
 * @param heads all of them, by number
 * @param failure why it is not known of all logical devices which head has them, if so
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
