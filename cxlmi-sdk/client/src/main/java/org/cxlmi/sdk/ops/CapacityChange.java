package org.cxlmi.sdk.ops;

import java.util.List;
import java.util.OptionalLong;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/** What a host accepted or gave back in a job of {@link HostCapacity}. */
public final class CapacityChange {

    private final int hostId;
    private final String verb;
    private final OptionalLong requestedBytes;
    private final List<DynamicCapacityExtent> extents;

    private CapacityChange(int hostId, String verb, OptionalLong requestedBytes, List<DynamicCapacityExtent> extents) {
        this.hostId = hostId;
        this.verb = verb;
        this.requestedBytes = requestedBytes;
        this.extents = List.copyOf(extents);
    }

    static CapacityChange accepted(int hostId, OptionalLong requestedBytes, List<DynamicCapacityExtent> extents) {
        return new CapacityChange(hostId, "accepted", requestedBytes, extents);
    }

    static CapacityChange released(int hostId, long requestedBytes, List<DynamicCapacityExtent> extents) {
        return new CapacityChange(hostId, "released", OptionalLong.of(requestedBytes), extents);
    }

    /** The LD-ID of the host's interface, 16 bits. */
    public int hostId() {
        return hostId;
    }

    /** The capacity that was offered or asked back; absent for shared access, which says no length. */
    public OptionalLong requestedBytes() {
        return requestedBytes;
    }

    /** The extents that the host accepted or gave back, by address; empty if it accepted nothing. */
    public List<DynamicCapacityExtent> extents() {
        return extents;
    }

    /** The size of all extents. */
    public long bytes() {
        return ExtentRanges.bytes(extents);
    }

    /** Whether the host accepted or gave back everything. Without a requested length: whether it accepted anything. */
    public boolean isComplete() {
        return bytes() >= requestedBytes.orElse(1);
    }

    /**
     * For example {@code host 0 accepted 2 extents, 512 MiB: 0x0+256MiB 0x20000000+256MiB}, or {@code host 0 accepted 1
     * extent, 256 MiB of 512 MiB: 0x0+256MiB}.
     */
    @Override
    public String toString() {
        String all = requestedBytes.isPresent() ? " of " + Quantity.ofBytes(requestedBytes.getAsLong()) : "";
        String who = "host " + hostId + " " + verb + " ";
        if (extents.isEmpty()) {
            return who + "nothing" + all;
        }
        return who + ExtentRanges.text(extents, Quantity.ofBytes(bytes()) + (isComplete() ? "" : all));
    }
}
