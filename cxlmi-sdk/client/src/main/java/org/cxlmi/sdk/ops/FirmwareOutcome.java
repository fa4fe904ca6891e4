package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;

/** Finds out the outcome of a firmware operation with Get FW Info, if Background Operation Status does not report it. */
final class FirmwareOutcome {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CxlTarget target;
    private final Duration timeout;
    private final Optional<GetFwInfoResponse> before;

    private FirmwareOutcome(CxlTarget target, Duration timeout, Optional<GetFwInfoResponse> before) {
        this.target = target;
        this.timeout = timeout;
        this.before = before;
    }

    static FirmwareOutcome of(CxlTarget target, Duration timeout) {
        return new FirmwareOutcome(target, timeout, Optional.empty());
    }

    /** Remembers the present contents of the slots, if the component reports them. */
    static FirmwareOutcome before(CxlTarget target, Duration timeout) throws InterruptedException {
        try {
            return new FirmwareOutcome(target, timeout, Optional.of(Busy.retry(target, timeout, () -> info(target))));
        } catch (CxlException e) {
            return of(target, timeout);
        }
    }

    private static GetFwInfoResponse info(CxlTarget target) {
        return Generic.of(target).getFwInfo();
    }

    /** Waits until the package is in its slot. */
    void awaitContents(BackgroundWait wait, BackgroundOperation operation, int slot) throws InterruptedException {
        String old = before.map(info -> revision(info, slot)).orElse("");
        await(
                wait,
                operation,
                // The same revision as before proves nothing.
                info -> before.isPresent()
                        && !revision(info, slot).isEmpty()
                        && !revision(info, slot).equals(old),
                info -> revision(info, slot).isEmpty()
                        ? "slot " + slot + " is empty"
                        : "slot " + slot + " holds \"" + revision(info, slot) + "\""
                                + (before.isPresent() ? " as before" : ""),
                old.isEmpty() && before.isPresent());
    }

    /** Waits until the firmware of a slot is active, or will be active after the next reset. */
    void awaitActivation(BackgroundWait wait, BackgroundOperation operation, int slot, FirmwareActivationAction when)
            throws InterruptedException {
        await(
                wait,
                operation,
                info -> slot == (when == FirmwareActivationAction.ONLINE ? info.activeSlot() : info.stagedSlot()),
                info -> "slot " + info.activeSlot() + " is active, and slot " + info.stagedSlot() + " is next",
                true);
    }

    private void await(
            BackgroundWait wait,
            BackgroundOperation operation,
            Predicate<GetFwInfoResponse> done,
            Function<GetFwInfoResponse, String> state,
            boolean changes)
            throws InterruptedException {
        OutcomeUnknownException unknown = null;
        try {
            if (wait.untilOver(operation)) {
                return;
            }
        } catch (OutcomeUnknownException e) {
            unknown = e;
        }
        boolean ended = unknown == null || unknown.hasEnded();
        Patience patience = new Patience(target, timeout, LONGEST_PAUSE);
        while (true) {
            Optional<GetFwInfoResponse> info = Busy.retry(target, timeout, this::now);
            if (info.isPresent() && done.test(info.get())) {
                return;
            }
            if (ended || info.isEmpty() || !changes || patience.isExhausted()) {
                String why = info.map(found -> "Get FW Info tells that " + state.apply(found) + ".")
                        .orElse("the component does not report it, and does not answer Get FW Info.");
                throw UnknownOutcome.of(operation, ended, why, unknown);
            }
            patience.pause();
        }
    }

    private Optional<GetFwInfoResponse> now() {
        try {
            return Optional.of(info(target));
        } catch (CxlException e) {
            if (e.isRetryable()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String revision(GetFwInfoResponse info, int slot) {
        List<String> revisions = List.of(
                info.slot1FirmwareRevision(),
                info.slot2FirmwareRevision(),
                info.slot3FirmwareRevision(),
                info.slot4FirmwareRevision());
        return slot >= 1 && slot <= revisions.size() ? revisions.get(slot - 1) : "";
    }
}
