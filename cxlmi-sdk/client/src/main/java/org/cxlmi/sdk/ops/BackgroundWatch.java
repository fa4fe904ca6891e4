package org.cxlmi.sdk.ops;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.TransferFw;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a component still runs a background operation, with the means that the component and the connection
 * offer. It remembers these means, and can be used from many threads.
 *
 * <p>The failure of a question is never taken for the failure of the operation.
 */
final class BackgroundWatch {

    /** A value that is no action of the specification: a component that is not busy refuses it, and changes nothing. */
    private static final int NO_FIRMWARE_ACTION = 0xFF;

    private static final UUID NO_LOG = new UUID(0, 0);

    /**
     * Commands that may run in the background and are refused with Busy while another one does, with a request that changes
     * nothing.
     */
    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    TransferFw.OPCODE,
                    component -> component.transferFw(request -> request.actionCode(NO_FIRMWARE_ACTION))),
            new Question(
                    PopulateLog.OPCODE,
                    component -> component.populateLog(request -> request.logIdentifierId(NO_LOG))));

    private final CxlTarget target;
    private final Generic component;
    private volatile boolean withoutStatus;
    private volatile @Nullable Question question;

    BackgroundWatch(CxlTarget target) {
        this.target = target;
        this.component = Generic.of(target);
    }

    private record Question(int opcode, Consumer<Generic> command) {

        /** The question for a component that has none of these commands. */
        static final Question NONE = new Question(0, component -> {});
    }

    /** The observed state of an operation. */
    enum State {
        RUNNING,
        SUCCEEDED,
        /** The operation has ended; its outcome is not known. */
        OVER,
        /** Nothing shows whether the operation runs. */
        UNSEEN
    }

    /**
     * The observation at one moment.
     *
     * @param percent the progress of the operation; absent if the component does not report it
     * @param unanswered why the question did not get to the component or had no answer; null if there was an answer
     */
    record Sight(State state, OptionalInt percent, @Nullable CxlException unanswered) {

        static Sight of(State state) {
            return new Sight(state, OptionalInt.empty(), null);
        }
    }

    /**
     * Asks the connection and the component for the state of an operation.
     *
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if the component now reports a later operation, or can no longer be asked
     */
    Sight look(BackgroundOperation operation) {
        BackgroundState known = target.backgroundState(operation.opcode());
        if (known == BackgroundState.RUNNING) {
            return Sight.of(State.RUNNING);
        }
        Sight sight = withoutStatus ? Sight.of(State.UNSEEN) : askForStatus(operation);
        return sight.state == State.UNSEEN && known == BackgroundState.OVER ? Sight.of(State.OVER) : sight;
    }

    private Sight askForStatus(BackgroundOperation operation) {
        BackgroundOperationStatusResponse status;
        try {
            status = component.backgroundOperationStatus();
        } catch (CxlException e) {
            Sight sight = sightIn(operation, e);
            withoutStatus = sight.state == State.UNSEEN;
            return sight;
        }
        if (status.opcode() != operation.opcode()) {
            throw new OutcomeUnknownException(operation.context(), status.opcode());
        }
        OptionalInt percent = OptionalInt.of(status.percentComplete());
        if (status.operationInProgress()) {
            return new Sight(State.RUNNING, percent, null);
        }
        int returnCode = status.returnCode().orElseThrow();
        if (returnCode != ReturnCode.SUCCESS.code()) {
            throw new CommandFailedException(
                    operation.context(),
                    returnCode,
                    status.vendorSpecificExtendedStatus().orElseThrow());
        }
        return new Sight(State.SUCCEEDED, percent, null);
    }

    /**
     * Sends a command that a component refuses as long as it is busy in the background.
     *
     * @return running, over, or unseen if the component has no such command
     * @throws OutcomeUnknownException if the component can no longer be asked
     */
    Sight lookWhetherBusy(BackgroundOperation operation) {
        Question harmless = question;
        if (harmless == null) {
            try {
                harmless = findQuestion();
            } catch (CxlException e) {
                Sight sight = sightIn(operation, e);
                if (sight.state == State.UNSEEN) {
                    question = Question.NONE;
                }
                return sight;
            }
            question = harmless;
        }
        return harmless.equals(Question.NONE) ? Sight.of(State.UNSEEN) : ask(harmless, operation);
    }

    /** Any answer but Busy means that the component is idle. */
    private Sight ask(Question harmless, BackgroundOperation operation) {
        try {
            harmless.command.accept(component);
        } catch (CommandFailedException e) {
            if (!e.isRetryable() && e.layer() == operation.layer() && !isLacking(e)) {
                return Sight.of(State.OVER);
            }
            return sightIn(operation, e);
        } catch (CxlException e) {
            return sightIn(operation, e);
        }
        return Sight.of(State.OVER);
    }

    /** Reads the Command Effects Log. */
    private Question findQuestion() {
        Map<Integer, CommandEffects> effects = LogReader.of(target).effectsByOpcode();
        return QUESTIONS.stream()
                .filter(each ->
                        effects.getOrDefault(each.opcode, CommandEffects.NONE).backgroundOperation())
                .findFirst()
                .orElse(Question.NONE);
    }

    /** What is known about an operation if a question about it failed. */
    private Sight sightIn(BackgroundOperation operation, CxlException failure) {
        boolean answered = failure instanceof CommandFailedException && failure.layer() == operation.layer();
        if (answered && ((CommandFailedException) failure).returnCode() == ReturnCode.BUSY) {
            return Sight.of(State.RUNNING);
        }
        if (failure.isRetryable() || failure instanceof CxlTimeoutException) {
            return new Sight(State.RUNNING, OptionalInt.empty(), failure);
        }
        if (failure instanceof TransportException || (failure instanceof CommandFailedException && !answered)) {
            throw UnknownOutcome.of(operation, false, "the component can no longer be asked.", failure);
        }
        return Sight.of(State.UNSEEN);
    }

    private static boolean isLacking(CommandFailedException refusal) {
        return refusal.returnCode() == ReturnCode.UNSUPPORTED
                || refusal.returnCode() == ReturnCode.UNSUPPORTED_MAILBOX_OR_CCI;
    }
}
