package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A logical device of a multi-logical or multi-headed device.
 *
 * @param id its LD-ID, 8 bits
 * @param range1Bytes memory of its first range; absent if it could not be read
 * @param range2Bytes memory of its second range; absent if it could not be read
 * @param head port number of the head that has it; absent if none has, or the device has only one head
 * @param boundTo the vPPBs that it is bound to, of the switch that the walk came by
 * @param failure why its memory could not be read, if so
 */
public record LogicalDevice(
        int id,
        OptionalLong range1Bytes,
        OptionalLong range2Bytes,
        OptionalInt head,
        List<VppbId> boundTo,
        Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public LogicalDevice {
        boundTo = List.copyOf(boundTo);
    }

    /** For example {@code LD 5, 4294967296 + 0 bytes, head 1, bound to [VCS 0 vPPB 1]}. */
    @Override
    public String toString() {
        return "LD " + id
                + (range1Bytes.isPresent() && range2Bytes.isPresent()
                        ? ", " + range1Bytes.getAsLong() + " + " + range2Bytes.getAsLong() + " bytes"
                        : "")
                + (head.isPresent() ? ", head " + head.getAsInt() : "")
                + (boundTo.isEmpty() ? "" : ", bound to " + boundTo)
                + failure.map(why -> ", " + why).orElse("");
    }
}
