package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Job} that was started. It goes on in a thread of its own, whether or not anybody waits for it. It can be used
 * from any thread.
 *
 * @param <T> what the job results in
 */
public final class Operation<T> {

    private final Job<T> job;
    private final JobRun<T> run;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private @Nullable Thread runner;
    private boolean begun;

    Operation(Job<T> job, JobRun<T> run) {
        this.job = job;
        this.run = run;
    }

    /** Does the work in this thread, unless it was cancelled before. */
    void perform() {
        if (!begin()) {
            return;
        }
        try {
            T result = run.perform();
            finish();
            end.complete(result);
        } catch (InterruptedException e) {
            boolean byOwnerOfThread = !finish();
            if (byOwnerOfThread) {
                Thread.currentThread().interrupt();
            }
            end.completeExceptionally(run.interrupted());
        } catch (RuntimeException | Error e) {
            finish();
            end.completeExceptionally(e);
        }
    }

    private synchronized boolean begin() {
        begun = !run.isCancelled();
        runner = begun ? Thread.currentThread() : null;
        return begun;
    }

    /**
     * Lets the thread do other work, which is not to be interrupted.
     *
     * @return whether the operation was cancelled
     */
    private synchronized boolean finish() {
        runner = null;
        if (run.isCancelled()) {
            boolean ignored = Thread.interrupted();
        }
        return run.isCancelled();
    }

    /** What is to be done, for example {@code firmware update}. */
    public String name() {
        return job.name();
    }

    /** The component that the operation changes. */
    public CxlTarget target() {
        return job.target();
    }

    /** How far the operation has come. */
    public OperationStatus status() {
        return run.status(state());
    }

    private OperationStatus.State state() {
        if (!end.isDone()) {
            return run.isCancelled() ? OperationStatus.State.CANCELLING : OperationStatus.State.RUNNING;
        }
        if (!end.isCompletedExceptionally()) {
            return OperationStatus.State.SUCCEEDED;
        }
        return failure() instanceof IncompleteOperationException incomplete && incomplete.wasCancelled()
                ? OperationStatus.State.CANCELLED
                : OperationStatus.State.FAILED;
    }

    private @Nullable Throwable failure() {
        try {
            end.getNow(null);
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    /**
     * What a program needs in order to go on with the operation later, even after a restart: see {@link Job#resume}. It
     * changes as the operation goes on: see {@link Job#onCheckpoint}.
     */
    public Checkpoint checkpoint() {
        return run.checkpoint();
    }

    /**
     * Asks the operation to stop as soon as it can. It leaves the component so that the next operation can begin, and
     * what it leaves is said in the exception that {@link #await} and {@link #result} throw then. The Javadoc of each
     * job says what it does with work that the component does in the background and that cannot be stopped. An operation
     * that its executor has not begun ends at once.
     *
     * @return false if the operation has ended already
     */
    public boolean cancel() {
        if (end.isDone()) {
            return false;
        }
        if (!stopWork()) {
            end.completeExceptionally(run.interrupted());
        }
        return true;
    }

    /** Interrupts the work; false if it has not begun. */
    private synchronized boolean stopWork() {
        if (!run.isCancelled()) {
            run.cancel();
            if (runner != null) {
                runner.interrupt();
            }
        }
        return begun;
    }

    /**
     * Waits until the operation has ended.
     *
     * @param timeout how long to wait at most; the operation goes on afterwards
     * @return what the operation results in
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IncompleteOperationException if the operation failed or was cancelled; says how far it came
     * @throws CxlTimeoutException if it has not ended in time
     * @throws InterruptedException if the thread is interrupted; the operation goes on
     */
    public T await(Duration timeout) throws InterruptedException {
        Patience.checkTimeout(timeout);
        try {
            return end.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw run.timeout(timeout);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /**
     * What the operation results in; absent if it has not ended.
     *
     * @throws IncompleteOperationException if it failed or was cancelled; says how far it came
     */
    public Optional<T> result() {
        if (end.isCompletedExceptionally()) {
            throw rethrown(failure());
        }
        return Optional.ofNullable(end.getNow(null));
    }

    private static RuntimeException rethrown(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) Objects.requireNonNull(failure);
    }

    /**
     * A future of the result, which fails with the exceptions of {@link #result}. To cancel it does not stop the
     * operation; use {@link #cancel}.
     */
    public CompletableFuture<T> toCompletableFuture() {
        return end.copy();
    }

    /** For example {@code mem0: firmware update, running, transfer: 896 of 1024 bytes}. */
    @Override
    public String toString() {
        return target().name() + ": " + name() + ", " + status();
    }
}
