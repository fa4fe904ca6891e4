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
 * Waits until a component is done with a background operation.
 *
 * <p>It uses what the component and the connection to it offer, in this order:
 *
 * <ol>
 *   <li>what the operating system knows: while a memory device is sanitized, Linux lets no other command through;
 *   <li>Background Operation Status, which tells how far the operation is and how it ended. Mailboxes of memory devices
 *       often lack it;
 *   <li>a command that may run in the background itself and that changes nothing, found in the Command Effects Log. A
 *       component refuses it with Busy as long as another operation runs. That tells when the operation ends, but not how.
 * </ol>
 *
 * <p>A question that fails says nothing of the operation, so its failure is never thrown. Where a component tells when an
 * operation ended, but not how, {@link #until} throws an {@link OutcomeUnknownException} that says how to find out, and
 * {@link #untilOver} returns false. After a Sanitize the media tell: they stay disabled until one has succeeded, so Get LSA
 * works again only after a success. A device without label storage does not tell this either.
 *
 * <p>A component runs one such operation at a time and remembers only the latest. If another one has been started since, the
 * first has ended and its outcome is lost: that is an {@link OutcomeUnknownException}, too. If the other one has the same
 * opcode, they cannot be told apart, and this waits for the end of the other one.
 *
 * <p>Between questions it pauses. If the target is simulated with a driven clock, pauses advance that clock instead of waiting.
 */
public final class BackgroundWait {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CxlTarget target;
    private final Duration timeout;
    private final BackgroundWatch watch;
    private IntConsumer progress = percent -> {};

    private BackgroundWait(CxlTarget target, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.target = target;
        this.timeout = timeout;
        this.watch = new BackgroundWatch(target);
    }

    /**
     * Prepares to wait.
     *
     * @param target whom the command was sent to
     * @param timeout how long to wait at most, whatever the endpoint's own timeout is
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static BackgroundWait on(CxlTarget target, Duration timeout) {
        return new BackgroundWait(target, timeout);
    }

    /** Sets what is called with the percentage of completion, from 0 to 100, each time that the component tells it. */
    public BackgroundWait progress(IntConsumer percent) {
        progress = percent;
        return this;
    }

    /**
     * Waits on this thread until the operation has succeeded.
     *
     * @throws IllegalArgumentException if the operation was started on another target
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if it has ended and nobody tells how, if the component tells of another operation
     *     since, or if there is no way to see whether it still runs
     * @throws CxlTimeoutException if it has not ended in time; it goes on
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     */
    public void until(BackgroundOperation operation) throws InterruptedException {
        waitFor(operation).checkOutcome();
    }

    /**
     * Waits on this thread until the operation has ended.
     *
     * @return true if it is known to have succeeded; false if nobody tells how it ended
     * @throws IllegalArgumentException if the operation was started on another target
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if the component tells of another operation since, if there is no way to see whether
     *     the operation still runs, or if the media are disabled after a Sanitize, as after a failure
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

    /** Waits while the component reports that the operation runs. It may still run afterwards, if nothing tells. */
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
     * @return completed when the operation has succeeded, and exceptionally with what {@link #until} throws
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

    /** For the end of one operation. */
    private final class Wait {

        private final BackgroundOperation operation;
        private final Patience patience = new Patience(target, timeout, LONGEST_PAUSE);
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
                throw UnknownOutcome.of(operation, true, "the component does not tell how.", null);
            }
        }

        /** Whether it succeeded; false if it ended somehow. */
        boolean checkEnd() {
            SanitizedMedia media = isUncertain() && operation.opcode() == Sanitize.OPCODE
                    ? SanitizedMedia.of(target)
                    : SanitizedMedia.UNKNOWN;
            if (media == SanitizedMedia.ENABLED) {
                return true;
            }
            if (state == State.UNSEEN) {
                throw UnknownOutcome.of(
                        operation, false, "this component has no command that tells whether it still runs.", null);
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
