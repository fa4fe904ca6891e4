package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.jspecify.annotations.Nullable;

/** Finds out the outcome of a firmware operation with Get FW Info, if Background Operation Status does not report it. */
final class FirmwareOutcome {

    private final CxlTarget target;
    private final Duration timeout;
    private final FirmwareCommands commands;
    private final Optional<FirmwareSlots> before;

    /** @param before what the slots held before the operation; absent if that is not known */
    FirmwareOutcome(CxlTarget target, Duration timeout, Optional<FirmwareSlots> before) {
        this.target = target;
        this.timeout = timeout;
        this.commands = new FirmwareCommands(target, timeout);
        this.before = before;
    }

    /** Waits until the package is in its slot. */
    void awaitContents(BackgroundWait wait, BackgroundOperation operation, int slot) throws InterruptedException {
        OutcomeUnknownException unknown = null;
        try {
            if (wait.untilOver(operation)) {
                return;
            }
        } catch (OutcomeUnknownException e) {
            unknown = e;
        }
        String old = before.map(slots -> slots.revision(slot)).orElse("");
        confirm(
                operation,
                unknown,
                // The same revision as before proves nothing.
                slots -> before.isPresent()
                        && !slots.revision(slot).isEmpty()
                        && !slots.revision(slot).equals(old),
                slots -> slots.revision(slot).isEmpty()
                        ? "slot " + slot + " is empty"
                        : "slot " + slot + " holds \"" + slots.revision(slot) + "\""
                                + (before.isPresent() ? " as before" : ""),
                old.isEmpty() && before.isPresent());
    }

    /** Waits until the firmware of a slot is active, or will be active after the next reset. */
    void confirmActivation(
            BackgroundOperation operation, OutcomeUnknownException unknown, int slot, FirmwareActivationAction when)
            throws InterruptedException {
        confirm(operation, unknown, slots -> slots.isActivated(slot, when), FirmwareSlots::toString, true);
    }

    private void confirm(
            BackgroundOperation operation,
            @Nullable OutcomeUnknownException unknown,
            Predicate<FirmwareSlots> done,
            Function<FirmwareSlots, String> state,
            boolean changes)
            throws InterruptedException {
        boolean ended = unknown == null || unknown.hasEnded();
        Patience patience = new Patience(target, timeout);
        while (true) {
            Optional<FirmwareSlots> slots = commands.slotsIfTold();
            if (slots.isPresent() && done.test(slots.get())) {
                return;
            }
            if (ended || slots.isEmpty() || !changes || patience.isExhausted()) {
                String why = slots.map(found -> "Get FW Info tells that " + state.apply(found) + ".")
                        .orElse("the component does not report it, and does not answer Get FW Info.");
                throw UnknownOutcome.of(operation, ended, why, unknown);
            }
            patience.pause();
        }
    }
}
