package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.Generic;

/**
 * Waits until a component is done with what it does in the background, by asking for its Background Operation Status.
 *
 * <p>A component does one such operation at a time and remembers the latest only. If another one has been started since,
 * the one waited for has ended, and how is not known any more.
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
     * @throws CommandFailedException if the operation ended with anything but success
     * @throws CxlTimeoutException if it has not ended in time; it goes on
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer
     */
    public void until(BackgroundOperation operation) throws InterruptedException {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!isOver(operation, begin)) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = longer(pause);
        }
    }

    /**
     * Waits without holding a thread in the pauses.
     *
     * @param executor asks the component
     * @return completed when the operation has ended well, and exceptionally with what {@link #until} throws
     */
    public CompletableFuture<Void> untilAsync(BackgroundOperation operation, Executor executor) {
        return ask(operation, executor, System.nanoTime(), FIRST_PAUSE);
    }

    private CompletableFuture<Void> ask(BackgroundOperation operation, Executor executor, long begin, Duration pause) {
        return CompletableFuture.supplyAsync(() -> isOver(operation, begin), executor)
                .thenCompose(over -> over
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.runAsync(
                                        () -> {},
                                        CompletableFuture.delayedExecutor(
                                                pause.toNanos(), TimeUnit.NANOSECONDS, executor))
                                .thenCompose(slept -> ask(operation, executor, begin, longer(pause))));
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean isOver(BackgroundOperation operation, long begin) {
        if (!operation.isRunning()) {
            return true;
        }
        BackgroundOperationStatusResponse status = Generic.of(target).backgroundOperationStatus();
        if (status.opcode() != operation.opcode()) {
            return true;
        }
        progress.accept(status.percentComplete());
        if (status.operationInProgress()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(timeout) >= 0) {
                throw new CxlTimeoutException(target.name(), operation.command() + " in the background", waited);
            }
            return false;
        }
        if (status.returnCode() != ReturnCode.SUCCESS.code()) {
            throw new CommandFailedException(
                    target.name(),
                    operation.command(),
                    operation.opcode(),
                    status.returnCode(),
                    status.vendorSpecificExtendedStatus());
        }
        return true;
    }
}
