package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.cxlmi.runtime.CxlTarget;
import org.jspecify.annotations.Nullable;

/**
 * A run of a {@link Fleet}. An iteration returns the outcomes as they come, and waits for those that are missing. You
 * can iterate several times. In the end there is exactly one outcome for each target.
 *
 * <p>If the waiting thread is interrupted, the run is cancelled as by {@link #close}. The iteration still returns the
 * last outcomes, and the thread stays interrupted.
 *
 * <p>A run can be used from many threads.
 *
 * @param <T> the type of the targets
 * @param <R> the result of the work on one target
 */
public final class FleetRun<T, R extends @Nullable Object> implements Iterable<FleetOutcome<T, R>>, AutoCloseable {

    /**
     * The time that an interrupted task has to end; longer than any command on MCTP. After that the run no longer waits
     * for the task: its outcome is {@link FleetOutcome.Unfinished}, and its thread ends when the task does.
     */
    public static final Duration GRACE = Duration.ofSeconds(3);

    private final Progress<T, R> progress;
    private final Crew crew;

    private FleetRun(Progress<T, R> progress, Crew crew) {
        this.progress = progress;
        this.crew = crew;
    }

    /** The work on one target, under the clock of the run. */
    interface Work<T, R extends @Nullable Object> {
        R on(RunClock clock, T target) throws Exception;
    }

    static <T, R extends @Nullable Object> FleetRun<T, R> start(
            Fleet fleet, Collection<? extends T> targets, Work<T, ? extends R> work) {
        List<T> all = List.copyOf(targets);
        List<Object> keys = all.stream().map(FleetRun::keyOf).toList();
        Progress<T, R> progress = new Progress<>(fleet.clock(), all, new Schedule(fleet, keys));
        int width = (int) Math.min(fleet.concurrency(), keys.stream().distinct().count());
        Crew crew = Crew.start(width, () -> doAll(progress, work), () -> progress.halt(StopReason.CANCELLED));
        if (fleet.hasDeadline()) {
            progress.haltAtDeadline();
        }
        return new FleetRun<>(progress, crew);
    }

    /** Work with the same key is done one after the other. */
    private static Object keyOf(Object target) {
        return target instanceof CxlTarget component ? component.endpoint() : target;
    }

    private static <T, R extends @Nullable Object> void doAll(Progress<T, R> progress, Work<T, ? extends R> work) {
        for (int number = progress.begin(); number != Progress.NONE; number = progress.begin()) {
            T target = progress.target(number);
            R value;
            try {
                value = work.on(progress.clock(), target);
            } catch (Throwable e) { // An Error is an outcome too, or this target would have none.
                progress.fail(number, e);
                continue;
            }
            progress.finish(number, value);
        }
    }

    @Override
    public Iterator<FleetOutcome<T, R>> iterator() {
        return new Iterator<>() {
            private int seen;

            @Override
            public boolean hasNext() {
                return seen < progress.size();
            }

            @Override
            public FleetOutcome<T, R> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                FleetOutcome<T, R> outcome = progress.await(seen);
                seen++;
                return outcome;
            }
        };
    }

    /** Waits for all outcomes and returns them in the order of the targets. */
    public List<FleetOutcome<T, R>> results() {
        return progress.awaitAll();
    }

    /**
     * Cancels what is not done. Targets whose task has not begun become {@link FleetOutcome.NotStarted}. Running tasks
     * are interrupted and become {@link FleetOutcome.Unfinished}; this method waits for their end, up to {@link
     * #GRACE}. If the run is done, this method does nothing.
     */
    @Override
    public void close() {
        progress.halt(StopReason.CANCELLED);
        crew.await(progress.hasGivenUp() ? Duration.ZERO : GRACE);
    }
}
