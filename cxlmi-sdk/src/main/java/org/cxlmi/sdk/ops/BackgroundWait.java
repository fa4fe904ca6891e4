package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.Generic;

/**
 * Waits until a component is done with what it does in the background, by asking for its Background Operation Status.
 *
 * <p>A component does one such operation at a time and remembers the latest only. If another one has been started since,
 * the one waited for has ended, and how is not known any more: that is an {@link OutcomeUnknownException}. If the other
 * one has the same opcode, nothing tells them apart, and the end of that is waited for.
 *
 * <p>Pauses between questions go by the target: where a simulated component's clock is driven, they move it.
 */
public final class BackgroundWait {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CxlTarget target;
    private final Duration timeout;
    private IntConsumer progress = percent -> {};

    private BackgroundWait(CxlTarget target, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.target = target;
        this.timeout = timeout;
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

    /** Tells how far the component is, from 0 to 100, each time that it has been asked. */
    public BackgroundWait progress(IntConsumer percent) {
        progress = percent;
        return this;
    }

    /**
     * Waits on this thread.
     *
     * @throws IllegalArgumentException if the operation was started on another target
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws OutcomeUnknownException if it has ended, and the component tells of another operation since
     * @throws CxlTimeoutException if it has not ended in time; it goes on
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer
     */
    public void until(BackgroundOperation operation) throws InterruptedException {
        Wait wait = new Wait(operation);
        while (!wait.isOver()) {
            // A pause that is over already does not look.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                target.pause(wait.nextPause()).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a pause of " + target.name() + " failed", e);
            }
        }
    }

    /**
     * Waits without holding a thread in the pauses.
     *
     * @param executor asks the component
     * @return completed when the operation has ended well, and exceptionally with what {@link #until} throws
     * @throws IllegalArgumentException if the operation was started on another target
     */
    public CompletableFuture<Void> untilAsync(BackgroundOperation operation, Executor executor) {
        return ask(new Wait(operation), executor);
    }

    private CompletableFuture<Void> ask(Wait wait, Executor executor) {
        return CompletableFuture.supplyAsync(wait::isOver, executor)
                .thenCompose(over -> over
                        ? CompletableFuture.completedFuture(null)
                        : target.pause(wait.nextPause()).thenCompose(slept -> ask(wait, executor)));
    }

    /** For the end of one operation. */
    private final class Wait {

        private final BackgroundOperation operation;
        private final long begin = System.nanoTime();
        private Duration pause = FIRST_PAUSE;
        private Duration paused = Duration.ZERO;

        Wait(BackgroundOperation operation) {
            if (!operation.target().equals(target.name())) {
                throw new IllegalArgumentException(
                        operation.command() + " runs on " + operation.target() + ", not on " + target.name());
            }
            this.operation = operation;
        }

        boolean isOver() {
            if (!operation.isRunning()) {
                return true;
            }
            BackgroundOperationStatusResponse status = Generic.of(target).backgroundOperationStatus();
            if (status.opcode() != operation.opcode()) {
                throw new OutcomeUnknownException(
                        target.name(), operation.command(), operation.opcode(), status.opcode());
            }
            progress.accept(status.percentComplete());
            if (status.operationInProgress()) {
                checkTime(status.percentComplete());
                return false;
            }
            if (status.returnCode() != ReturnCode.SUCCESS.code()) {
                throw new CommandFailedException(
                        target.name(),
                        operation.command(),
                        operation.opcode(),
                        status.returnCode(),
                        status.vendorSpecificExtendedStatus(),
                        operation.layer());
            }
            return true;
        }

        /** Pauses take no time of ours where they move a clock. */
        private void checkTime(int percent) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            Duration waited = elapsed.compareTo(paused) > 0 ? elapsed : paused;
            if (waited.compareTo(timeout) >= 0) {
                throw CxlTimeoutException.inBackground(target.name(), operation.command(), waited, percent);
            }
        }

        Duration nextPause() {
            Duration next = pause;
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            paused = paused.plus(next);
            return next;
        }
    }
}
