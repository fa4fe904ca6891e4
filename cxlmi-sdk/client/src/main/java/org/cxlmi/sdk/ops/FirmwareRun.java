package org.cxlmi.sdk.ops;

import java.util.Optional;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.ActivateFwRequest;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.jspecify.annotations.Nullable;

/** One run of a job of {@link FirmwareUpdate}. */
final class FirmwareRun {

    private static final String ACTIVATION = "activation";
    private static final int MOST_ATTEMPTS = 3;

    private final JobRun<?> run;
    private final FirmwareUpdate.Options options;
    private final FirmwareCommands commands;

    FirmwareRun(JobRun<?> run, FirmwareUpdate.Options options) {
        this.run = run;
        this.options = options;
        this.commands = new FirmwareCommands(run.target(), options.timeout());
    }

    /** Transfers a package, and activates it if that is wanted. */
    FirmwareResult update(FirmwarePackage.Opener firmware) throws InterruptedException {
        try (FirmwarePackage opened = firmware.open()) {
            FirmwareTransfer transfer = new FirmwareTransfer(run, options, opened);
            transfer.check();
            run.enter("slots");
            Optional<FirmwareSlots> before = slots();
            int slot = transfer.isDone() ? transfer.slot() : chooseSlot(before, transfer);
            transfer.perform(slot, before);
            if (!options.activation()) {
                return verified(slot, null, before);
            }
            return verified(slot, activate(slot, before), before);
        }
    }

    /** Finds out what {@link #update} would do. It only reads. */
    FirmwarePlan plan(FirmwarePackage.Opener firmware) throws InterruptedException {
        try (FirmwarePackage opened = firmware.open()) {
            FirmwareTransfer transfer = new FirmwareTransfer(run, options, opened);
            run.enter("slots");
            Optional<FirmwareSlots> before = slots();
            int slot = chooseSlot(before, transfer);
            Optional<String> revision =
                    before.map(slots -> slots.revision(slot)).filter(text -> !text.isEmpty());
            return new FirmwarePlan(
                    slot,
                    revision,
                    opened.length(),
                    transfer.partSize(),
                    options.activation() ? Optional.of(when(before)) : Optional.empty());
        }
    }

    /** Activates what is in a slot. */
    FirmwareResult activate(int slot) throws InterruptedException {
        run.enter("slots");
        Optional<FirmwareSlots> before = commands.slotsIfTold();
        return verified(slot, activate(slot, before), before);
    }

    private Optional<FirmwareSlots> slots() throws InterruptedException {
        return options.slot().isPresent() ? commands.slotsIfTold() : Optional.of(commands.slots());
    }

    private int chooseSlot(Optional<FirmwareSlots> slots, FirmwareTransfer transfer) {
        if (transfer.isBegun()) {
            return transfer.slot();
        }
        if (options.slot().isEmpty()) {
            FirmwareSlots present = slots.orElseThrow();
            return present.free()
                    .orElseThrow(() -> run.impossible("No slot is free: " + present
                            + ". Say which slot to use, or activate the staged firmware first."));
        }
        int slot = options.slot().getAsInt();
        slots.ifPresent(present -> checkUsable(present, slot));
        return slot;
    }

    /** A component refuses a wrong slot only at the end of the transfer. */
    private void checkUsable(FirmwareSlots slots, int slot) {
        if (!slots.has(slot) || slots.isActive(slot)) {
            throw run.impossible("Slot " + slot + " cannot take firmware: " + slots + ".");
        }
    }

    private FirmwareActivationAction activate(int slot, Optional<FirmwareSlots> slots) throws InterruptedException {
        FirmwareActivationAction when = when(slots);
        if (run.isResumed()
                && slots.filter(found -> found.isActivated(slot, when)).isPresent()) {
            return when;
        }
        CxlException lost = null;
        for (int attempt = 1; ; attempt++) {
            try {
                send(slot, when);
                return when;
            } catch (CxlTimeoutException | MalformedResponseException e) {
                // If it was started, the component goes on: that is no reason to send it again.
                if (e.isRetryable() || isStarted() || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                lost = e;
                run.leaves("");
            } catch (CommandFailedException e) {
                // A component refuses to activate the slot that is active.
                if (lost == null || !isActivated(slot, when)) {
                    throw e;
                }
                return when;
            }
        }
    }

    private FirmwareActivationAction when(Optional<FirmwareSlots> slots) {
        return options.when()
                .or(() -> slots.map(FirmwareSlots::earliestActivation))
                .orElse(FirmwareActivationAction.ON_NEXT_RESET);
    }

    private boolean isStarted() {
        return run.checkpoint().text(ACTIVATION).isPresent();
    }

    private boolean isActivated(int slot, FirmwareActivationAction when) throws InterruptedException {
        return commands.slotsIfTold()
                .filter(slots -> slots.isActivated(slot, when))
                .isPresent();
    }

    private void send(int slot, FirmwareActivationAction when) throws InterruptedException {
        ActivateFwRequest request =
                ActivateFwRequest.builder().action(when).slot(slot).build();
        try {
            new BackgroundWork(run, options.timeout()).perform(ACTIVATION, ActivateFw.COMMAND, request);
        } catch (OutcomeUnknownException e) {
            outcome(Optional.empty()).confirmActivation(activation(), e, slot, when);
        }
    }

    private FirmwareOutcome outcome(Optional<FirmwareSlots> before) {
        return new FirmwareOutcome(run.target(), options.timeout(), before);
    }

    private BackgroundOperation activation() {
        return BackgroundWork.operation(run.target(), ActivateFw.COMMAND, BackgroundOperation.State.RUNNING);
    }

    /** Compares what the job has done with what the component says. */
    private FirmwareResult verified(
            int slot, @Nullable FirmwareActivationAction activated, Optional<FirmwareSlots> before)
            throws InterruptedException {
        run.enter("verification");
        Optional<FirmwareSlots> after = commands.slotsIfTold();
        if (options.verification() && after.isEmpty()) {
            throw run.impossible("The component reported success for slot " + slot
                    + ", but does not answer Get FW Info, so it is not known which firmware is there.");
        }
        boolean asSaid = after.map(slots ->
                        activated == null ? !slots.revision(slot).isEmpty() : slots.isActivated(slot, activated))
                .orElse(true);
        if (!asSaid) {
            throw run.impossible("The component reported success for slot " + slot + ", but Get FW Info tells that "
                    + after.orElseThrow() + ".");
        }
        FirmwareResult.State state = after.map(slots -> slots.state(slot)).orElseGet(() -> expected(activated));
        return new FirmwareResult(slot, state, before.orElse(null), after.orElse(null));
    }

    private static FirmwareResult.State expected(@Nullable FirmwareActivationAction activated) {
        if (activated == null) {
            return FirmwareResult.State.INACTIVE;
        }
        return activated == FirmwareActivationAction.ONLINE ? FirmwareResult.State.ACTIVE : FirmwareResult.State.STAGED;
    }
}
