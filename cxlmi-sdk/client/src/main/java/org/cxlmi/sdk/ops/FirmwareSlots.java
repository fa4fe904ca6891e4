package org.cxlmi.sdk.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.GetFwInfoResponse;

/** The firmware slots of a component, as Get FW Info reports them. */
record FirmwareSlots(GetFwInfoResponse info) {

    /** @throws IllegalArgumentException if no component has such a slot */
    static int check(int slot) {
        if (slot < 1 || slot > FirmwareUpdate.MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "there is no firmware slot " + slot + "; write from 1 to " + FirmwareUpdate.MOST_SLOTS);
        }
        return slot;
    }

    private int count() {
        return Math.min(info.slotsSupported(), FirmwareUpdate.MOST_SLOTS);
    }

    boolean has(int slot) {
        return slot <= count();
    }

    /** The revision in a slot; empty if the slot is empty or does not exist. */
    String revision(int slot) {
        List<String> revisions = List.of(
                info.slot1FirmwareRevision(),
                info.slot2FirmwareRevision(),
                info.slot3FirmwareRevision(),
                info.slot4FirmwareRevision());
        return slot >= 1 && slot <= FirmwareUpdate.MOST_SLOTS ? revisions.get(slot - 1) : "";
    }

    boolean isActive(int slot) {
        return slot == info.activeSlot();
    }

    private boolean isStaged(int slot) {
        return slot == info.stagedSlot();
    }

    /** Whether a slot was activated: it is active, or will be after the next reset if that is what was wanted. */
    boolean isActivated(int slot, FirmwareActivationAction when) {
        return isActive(slot) || (when == FirmwareActivationAction.ON_NEXT_RESET && isStaged(slot));
    }

    FirmwareResult.State state(int slot) {
        if (isActive(slot)) {
            return FirmwareResult.State.ACTIVE;
        }
        return isStaged(slot) ? FirmwareResult.State.STAGED : FirmwareResult.State.INACTIVE;
    }

    /** Each slot that the component has. */
    List<FirmwareSlot> all() {
        return IntStream.rangeClosed(1, count())
                .mapToObj(slot -> new FirmwareSlot(
                        slot, Optional.of(revision(slot)).filter(revision -> !revision.isEmpty()), state(slot)))
                .toList();
    }

    /** The best slot for a package: an empty one, or else one that is neither active nor next. */
    OptionalInt free() {
        OptionalInt empty = first(slot -> revision(slot).isEmpty());
        return empty.isPresent() ? empty : first(slot -> true);
    }

    private OptionalInt first(IntPredicate wanted) {
        return IntStream.rangeClosed(1, count())
                .filter(slot -> !isActive(slot) && !isStaged(slot))
                .filter(wanted)
                .findFirst();
    }

    /** When firmware can be activated at the earliest. */
    FirmwareActivationAction earliestActivation() {
        return info.onlineActivationSupported()
                ? FirmwareActivationAction.ONLINE
                : FirmwareActivationAction.ON_NEXT_RESET;
    }

    /** For example {@code slot 1 is active, slot 2 is next}; for messages. */
    @Override
    public String toString() {
        List<String> slots = new ArrayList<>();
        for (int slot = 1; slot <= count(); slot++) {
            slots.add("slot " + slot + " is "
                    + (isActive(slot)
                            ? "active"
                            : isStaged(slot) ? "next" : revision(slot).isEmpty() ? "empty" : "inactive"));
        }
        return String.join(", ", slots);
    }
}
