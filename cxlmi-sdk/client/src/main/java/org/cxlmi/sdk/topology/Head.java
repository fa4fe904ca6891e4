package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.fmapi.HeadInformation;

/**
 * A head of a multi-headed device.
 *
 * @param number the number of the head, from 0
 * @param information the port number and the link of the head; absent if they could not be read
 * @param logicalDevices the LD-IDs of the logical devices that the head has
 * @param failure why the head could not be read; absent if it was read
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
