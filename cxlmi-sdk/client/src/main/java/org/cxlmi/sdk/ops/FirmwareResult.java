package org.cxlmi.sdk.ops;

import java.util.Locale;
import java.util.Optional;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.jspecify.annotations.Nullable;

/** What a {@link FirmwareUpdate} has done, and what the component says about it. */
public final class FirmwareResult {

    private final int slot;
    private final State state;
    private final @Nullable FirmwareSlots before;
    private final @Nullable FirmwareSlots after;

    FirmwareResult(int slot, State state, @Nullable FirmwareSlots before, @Nullable FirmwareSlots after) {
        this.slot = slot;
        this.state = state;
        this.before = before;
        this.after = after;
    }

    /** What firmware in a slot is used for. */
    public enum State {
        /** It is in the slot, and not activated. */
        INACTIVE,
        /** It will be active after the next reset. */
        STAGED,
        /** The component runs it. */
        ACTIVE
    }

    /** The number of the slot, from 1. */
    public int slot() {
        return slot;
    }

    /** What the firmware in the slot is used for. The component reported that the commands to this end succeeded. */
    public State state() {
        return state;
    }

    /** The revision in the slot before; absent if the slot was empty, or if the component did not tell. */
    public Optional<String> revisionBefore() {
        return revision(before);
    }

    /** The revision in the slot now; absent if the component does not tell. */
    public Optional<String> revision() {
        return revision(after);
    }

    private Optional<String> revision(@Nullable FirmwareSlots slots) {
        return Optional.ofNullable(slots).map(found -> found.revision(slot)).filter(revision -> !revision.isEmpty());
    }

    /** The slots as Get FW Info reported them before; absent if the component did not answer. */
    public Optional<GetFwInfoResponse> infoBefore() {
        return Optional.ofNullable(before).map(FirmwareSlots::info);
    }

    /** The slots as Get FW Info reported them afterwards; absent if the component did not answer. */
    public Optional<GetFwInfoResponse> info() {
        return Optional.ofNullable(after).map(FirmwareSlots::info);
    }

    /** Whether Get FW Info confirmed {@link #state} afterwards. If not, only the return codes of the commands did. */
    public boolean isVerified() {
        return after != null;
    }

    /** For example {@code slot 2: "8.0", active} or {@code slot 2: staged, not verified}. */
    @Override
    public String toString() {
        return "slot " + slot + ": "
                + revision().map(revision -> "\"" + revision + "\", ").orElse("")
                + state.name().toLowerCase(Locale.ROOT)
                + (isVerified() ? "" : ", not verified");
    }
}
