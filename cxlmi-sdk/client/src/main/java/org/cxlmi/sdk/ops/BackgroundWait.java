package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.ops.BackgroundWatch.Sight;
import org.cxlmi.sdk.ops.BackgroundWatch.State;

/**
 * Waits until a background operation of a component has ended.
 *
 * <p>It uses the first of these that the component and the connection offer:
 *
 * <ol>
 *   <li>what the operating system knows: while a memory device is sanitized, Linux sends it no other command;
 *   <li>Background Operation Status, which reports the progress and the outcome. Mailboxes of memory devices often lack
 *       it;
 *   <li>a command that changes nothing and may itself run in the background, found in the Command Effects Log. A
 *       component refuses it with Busy as long as another operation runs. This shows when the operation ends, but not
 *       its outcome.
 * </ol>
 *
 * <p>The failure of such a question says nothing about the operation, so it is never thrown. If the end of an operation
 * is known, but not its outcome, {@link #until} throws an {@link OutcomeUnknownException} that says how to find out,
 * and {@link #untilOver} returns false. After a Sanitize, the media show the outcome: they stay disabled until a
 * Sanitize has succeeded, so Get LSA works again only after a success. On a device without label storage, the outcome
 * stays unknown.
 *
 * <p>A component runs one such operation at a time and remembers only the latest. If another operation was started
 * later, the first one has ended and its outcome is lost: the result is an {@link OutcomeUnknownException}, too. If the
 * later operation has the same opcode, the two cannot be distinguished, and this class waits for the end of the later
 * one.
 *
 * <p>There is a pause between two questions. If the target is simulated with a driven clock, the pauses advance that
 * clock instead of waiting.
 */
public final class BackgroundWait {

    private final CxlTarget target;
    private final Duration timeout;
    private final BackgroundWatch watch;
    private IntConsumer progress = percent -> {};

    private BackgroundWait(CxlTarget target, Duration timeout) {
        this.target = target;
        this.timeout = Patience.checkTimeout(timeout);
        this.watch = new BackgroundWatch(target);
    }

    /**
     * Prepares to wait for operations of a target.
     *
     * @param target the target that the command was sent to
     * @param timeout how long to wait at most; independent of the endpoint's timeout
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static BackgroundWait on(CxlTarget target, Duration timeout) {
        return new BackgroundWait(target, timeout);
    }

    /**
     * Sets a listener for the progress, a percentage from 0 to 100. It is called each time that the component reports
     * it.
     */
    public BackgroundWait progress(IntConsumer percent) {
        progress = percent;
        return this;
    }

    /**
     * Waits on this thread until the operation has succeeded.
     *
     * @throws IllegalArgumentException if the operation was started on another target
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if it has ended and its outcome cannot be known, if the component now reports a
     *     later operation, or if nothing shows whether it still runs
     * @throws CxlTimeoutException if it has not ended in time; it goes on
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     */
    public void until(BackgroundOperation operation) throws InterruptedException {
        waitFor(operation).checkOutcome();
    }

    /**
     * Waits on this thread until the operation has ended.
     *
     * @return true if it is known to have succeeded; false if its outcome cannot be known
     * @throws IllegalArgumentException if the operation was started on another target
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if the component now reports a later operation, if nothing shows whether the
     *     operation still runs, or if the media are disabled after a Sanitize, as they are after a failure
     * @throws CxlTimeoutException if it has not ended in time; it goes on
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     */
    public boolean untilOver(BackgroundOperation operation) throws InterruptedException {
        return waitFor(operation).checkEnd();
    }

    private Wait waitFor(BackgroundOperation operation) throws InterruptedException {
        Wait wait = new Wait(operation);
        while (!wait.isOver()) {
            wait.patience.pause();
        }
        return wait;
    }

    /**
     * Waits as long as the component reports that the operation runs. If nothing shows this, the operation may still
     * run afterwards.
     */
    void whileSeen(BackgroundOperation operation) throws InterruptedException {
        Wait wait = new Wait(operation);
        while (wait.isSeenRunning()) {
            wait.patience.pause();
        }
    }

    /**
     * Waits without blocking a thread during the pauses.
     *
     * @param executor runs the commands that ask the component
     * @return a future that completes when the operation has succeeded, or fails with the exceptions of {@link #until}
     * @throws IllegalArgumentException if the operation was started on another target
     */
    public CompletableFuture<Void> untilAsync(BackgroundOperation operation, Executor executor) {
        Wait wait = new Wait(operation);
        return ask(wait, executor).thenRun(wait::checkOutcome);
    }

    private CompletableFuture<Void> ask(Wait wait, Executor executor) {
        return CompletableFuture.supplyAsync(wait::isOver, executor)
                .thenCompose(over -> over
                        ? CompletableFuture.completedFuture(null)
                        : wait.patience.pauseAsync().thenCompose(slept -> ask(wait, executor)));
    }

    /** The wait for the end of one operation. */
    private final class Wait {

        private final BackgroundOperation operation;
        private final Patience patience = new Patience(target, timeout);
        private State state = State.RUNNING;
        private boolean seenRunning;

        Wait(BackgroundOperation operation) {
            if (!operation.target().equals(target.name())) {
                throw new IllegalArgumentException(
                        operation.command() + " runs on " + operation.target() + ", not on " + target.name());
            }
            this.operation = operation;
        }

        boolean isOver() {
            if (!operation.isRunning()) {
                state = State.SUCCEEDED;
                return true;
            }
            Sight sight = watch.look(operation);
            if (sight.state() == State.UNSEEN) {
                sight = watch.lookWhetherBusy(operation);
            }
            return !goesOn(sight);
        }

        boolean isSeenRunning() {
            return operation.isRunning() && goesOn(watch.look(operation));
        }

        private boolean goesOn(Sight sight) {
            state = sight.state();
            sight.percent().ifPresent(progress);
            if (state != State.RUNNING) {
                return false;
            }
            seenRunning |= sight.unanswered() == null;
            if (patience.isExhausted()) {
                throw timeout(sight);
            }
            return true;
        }

        private RuntimeException timeout(Sight sight) {
            CxlException unanswered = sight.unanswered();
            if (unanswered != null) {
                return UnknownOutcome.of(
                        operation, false, "the component does not answer when it is asked for it.", unanswered);
            }
            return sight.percent().isPresent()
                    ? CxlTimeoutException.inBackground(
                            operation.context(),
                            patience.waited(),
                            sight.percent().getAsInt())
                    : CxlTimeoutException.inBackground(operation.context(), patience.waited());
        }

        void checkOutcome() {
            if (!checkEnd()) {
                throw UnknownOutcome.of(operation, true, "the component does not report it.", null);
            }
        }

        /** Whether the operation has succeeded; false if it has ended with an unknown outcome. */
        boolean checkEnd() {
            SanitizedMedia media = isUncertain() && operation.opcode() == Sanitize.OPCODE
                    ? SanitizedMedia.of(target)
                    : SanitizedMedia.UNKNOWN;
            if (media == SanitizedMedia.ENABLED) {
                return true;
            }
            if (state == State.UNSEEN) {
                throw UnknownOutcome.of(
                        operation, false, "this component has no command that shows whether it still runs.", null);
            }
            if (state == State.OVER && !seenRunning && !isKnownToBeOver()) {
                throw UnknownOutcome.of(
                        operation, false, "the component takes other commands, so it may have ended already.", null);
            }
            if (media == SanitizedMedia.DISABLED) {
                throw UnknownOutcome.of(
                        operation, true, "the media are still disabled, as after a failure. Send it again.", null);
            }
            return state == State.SUCCEEDED;
        }

        private boolean isUncertain() {
            return state == State.OVER || state == State.UNSEEN;
        }

        private boolean isKnownToBeOver() {
            return target.backgroundState(operation.opcode()) == BackgroundState.OVER;
        }
    }
}
