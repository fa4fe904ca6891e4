package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A logical device of a multi-logical or multi-headed device.
 *
 * @param id the LD-ID, 8 bits
 * @param range1Bytes the size of the first memory range in bytes; absent if it could not be read
 * @param range2Bytes the size of the second memory range in bytes; absent if it could not be read
 * @param head the port number of the head that has the logical device; absent if no head has it, or the device has only
 *     one head
 * @param boundTo the vPPBs of the switch on the path of the walk to which the logical device is bound
 * @param failure why the memory could not be read; absent if it was read
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
