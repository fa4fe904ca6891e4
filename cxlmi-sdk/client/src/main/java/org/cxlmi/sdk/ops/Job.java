package org.cxlmi.sdk.ops;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.OperationProgress;
import org.jspecify.annotations.Nullable;

/**
 * Work on a component that takes a while and several commands, ready to be done. Nothing is sent before it is run or
 * started. A job can be done more than once. Jobs are immutable.
 *
 * @param <T> what the job results in
 */
public final class Job<T> {

    private final CxlTarget target;
    private final Work<T> work;
    private final Listeners listeners;
    private final Checkpoint first;
    private final @Nullable Checkpoint from;

    private Job(CxlTarget target, Work<T> work, Listeners listeners, Checkpoint first, @Nullable Checkpoint from) {
        this.target = target;
        this.work = work;
        this.listeners = listeners;
        this.first = first;
        this.from = from;
    }

    static <T> Job<T> of(String name, CxlTarget target, Work<T> work) {
        Listeners none = new Listeners(progress -> {}, checkpoint -> {});
        return new Job<>(target, work, none, Checkpoint.of(name, target), null);
    }

    /** The same job, which only goes on from checkpoints that have this value; for what the job was told to do. */
    Job<T> about(String key, Object value) {
        return new Job<>(target, work, listeners, first.with(key, value), from);
    }

    /** Who is told of a run, in the thread that does it. */
    record Listeners(Consumer<? super OperationProgress> progress, Consumer<? super Checkpoint> checkpoint) {}

    /** What a job does. */
    @FunctionalInterface
    interface Work<T> {

        /** Does the job with the target of a run, and reports to the run how far it has come. */
        T perform(JobRun<T> run) throws InterruptedException;
    }

    /** What is to be done, for example {@code firmware update}. */
    public String name() {
        return first.job();
    }

    /** The component that the job is for. */
    public CxlTarget target() {
        return target;
    }

    /**
     * The same job with a listener for the progress. It is called in the thread that does the job, each time that the
     * progress changes. If it throws, the job ends as after any other failure.
     */
    public Job<T> onProgress(Consumer<? super OperationProgress> progress) {
        Objects.requireNonNull(progress, "progress");
        return new Job<>(target, work, new Listeners(progress, listeners.checkpoint), first, from);
    }

    /**
     * The same job with a listener for the checkpoint, which can save it for {@link #resume}. It is called in the thread
     * that does the job, each time that the checkpoint changes. If it throws, the job ends as after any other failure.
     */
    public Job<T> onCheckpoint(Consumer<? super Checkpoint> checkpoint) {
        Objects.requireNonNull(checkpoint, "checkpoint");
        return new Job<>(target, work, new Listeners(listeners.progress, checkpoint), first, from);
    }

    /**
     * The same job, but it goes on with an operation that was begun earlier, perhaps by a program that has ended
     * meanwhile. What the component has done already is not done again, and what it still does in the background is
     * waited for. If that failed, or has ended with an unknown outcome, this job ends with that failure, too; it is done
     * again by the next job that goes on from the checkpoint of this one.
     *
     * <p>A component is known by its name only. Check its serial number yourself if the name may now belong to another
     * one.
     *
     * @param checkpoint the {@link Operation#checkpoint} of the earlier operation
     * @throws IllegalArgumentException if it is the checkpoint of another job, or for another component
     */
    public Job<T> resume(Checkpoint checkpoint) {
        return new Job<>(target, work, listeners, first, checkpoint.checkGoesOnFrom(first));
    }

    /**
     * Does the job in this thread.
     *
     * @throws IncompleteOperationException if it failed; says how far it came
     * @throws InterruptedException if the thread is interrupted; the job then ends as if it was {@linkplain
     *     Operation#cancel cancelled}, and the cause is the {@link IncompleteOperationException} that says how far it
     *     came
     */
    public T run() throws InterruptedException {
        JobRun<T> run = newRun();
        try {
            return run.perform();
        } catch (InterruptedException e) {
            IncompleteOperationException incomplete = run.interrupted();
            InterruptedException interrupted = new InterruptedException(incomplete.getMessage());
            interrupted.initCause(incomplete);
            interrupted.addSuppressed(e);
            throw interrupted;
        }
    }

    /** Starts the job in a daemon thread of its own. */
    public Operation<T> start() {
        return start(work -> {
            Thread thread = new Thread(work, name() + " of " + target.name());
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Starts the job in a thread of an executor.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor does not take it
     */
    public Operation<T> start(Executor executor) {
        Operation<T> operation = new Operation<>(this, newRun());
        executor.execute(operation::perform);
        return operation;
    }

    private JobRun<T> newRun() {
        return new JobRun<>(target, work, listeners, first, from);
    }

    /** For example {@code mem0: firmware update}. */
    @Override
    public String toString() {
        return target.name() + ": " + name();
    }
}
