package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.fmapi.HeadInformation;

/**
 * A head of a multi-headed device.
 *
 * @param number its number among the heads, from 0
 * @param information its port number and its link; absent if it could not be read
 * @param logicalDevices LD-IDs of those that it has
 * @param failure why it could not be read, if so
 */
public record Head(
        int number,
        Optional<HeadInformation> information,
        List<Integer> logicalDevices,
        Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public Head {
        logicalDevices = List.copyOf(logicalDevices);
    }

    /** For example {@code head 1, port number 1, LDs [1, 3]}. */
    @Override
    public String toString() {
        return "head " + number
                + information
                        .map(known -> ", port number " + known.portNumber() + ", LDs " + logicalDevices)
                        .orElse("")
                + failure.map(why -> ", " + why).orElse("");
    }
}
