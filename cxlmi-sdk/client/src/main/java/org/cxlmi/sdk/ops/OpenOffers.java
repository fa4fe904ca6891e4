package org.cxlmi.sdk.ops;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTags;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsRequest;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsResponse;
import org.cxlmi.sdk.fmapi.DynamicCapacityTag;
import org.cxlmi.sdk.fmapi.FabricManager;

/**
 * Finds out whether a host has answered an offer of dynamic capacity, with the means that the device offers. A device
 * that refuses such a question is not asked again.
 */
final class OpenOffers {

    private final JobRun<?> run;
    private final int hostId;
    private final ByteBuffer tag;
    private final Duration timeout;
    private boolean withoutTags;
    private boolean counted;
    private OptionalLong availableBefore = OptionalLong.empty();

    /** @param timeout how long the device may be busy */
    OpenOffers(JobRun<?> run, int hostId, ByteBuffer tag, Duration timeout) {
        this.run = run;
        this.hostId = hostId;
        this.tag = tag;
        this.timeout = timeout;
        this.withoutTags = HostExtents.isUntagged(tag);
    }

    /** The state of an offer. */
    enum State {
        OPEN,
        ANSWERED,
        UNKNOWN
    }

    /** Remembers how many extents the host can be offered before the offer. */
    void remember() throws InterruptedException {
        availableBefore = available();
    }

    /** Whether the offer of capacity with the tag is open. */
    State byTag() throws InterruptedException {
        if (withoutTags) {
            return State.UNKNOWN;
        }
        Optional<State> state = ask(this::pending);
        withoutTags = state.isEmpty();
        return state.orElse(State.UNKNOWN);
    }

    private State pending() {
        DynamicCapacityListTagsRequest all =
                DynamicCapacityListTagsRequest.builder().build();
        for (DynamicCapacityListTagsResponse part :
                Pages.of(run.target(), DynamicCapacityListTags.PAGING, all).responses()) {
            if (!part.pendingReferenceBitmapsValid()) {
                return State.UNKNOWN;
            }
            for (DynamicCapacityTag each : part.tags()) {
                if (each.tagBuffer().equals(tag)) {
                    return isSet(each.pendingReferenceBitmap().orElseThrow());
                }
            }
        }
        return State.ANSWERED;
    }

    /** The bitmap ends before the numbers of hosts do. */
    private State isSet(byte[] bitmap) {
        if (hostId >= bitmap.length * Byte.SIZE) {
            return State.UNKNOWN;
        }
        return BitSet.valueOf(bitmap).get(hostId) ? State.OPEN : State.ANSWERED;
    }

    /**
     * Whether an offer was answered without any capacity: the extents that it took are available again. To be asked only
     * while the extents of the host are those before the offer.
     */
    State byCount() throws InterruptedException {
        if (availableBefore.isEmpty()) {
            return State.UNKNOWN;
        }
        OptionalLong now = available();
        if (now.isEmpty()) {
            return State.UNKNOWN;
        }
        boolean taken = now.getAsLong() < availableBefore.getAsLong();
        counted |= taken;
        if (taken) {
            return State.OPEN;
        }
        return counted ? State.ANSWERED : State.UNKNOWN;
    }

    private OptionalLong available() throws InterruptedException {
        return ask(() -> FabricManager.of(run.target())
                        .getHostDcRegionConfiguration(
                                request -> request.hostId(hostId).regionCount(1).startingRegionIndex(0))
                        .availableExtentCount())
                .orElse(OptionalLong.empty());
    }

    private <T> Optional<T> ask(Supplier<T> question) throws InterruptedException {
        return Busy.ask(run.target(), timeout, question);
    }
}
