package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.cxlmi.runtime.CxlTarget;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Fleet} at work. Iterating gives the outcomes as they come, and waits for those that are not there yet; it may be
 * repeated. There is one outcome for each target in the end, whatever happens.
 *
 * <p>If the thread that waits is interrupted, the run is cancelled as by {@link #close}; the waiting goes on for the last
 * outcomes, and the thread stays interrupted.
 *
 * <p>May be used from many threads.
 *
 * @param <T> what the targets are
 * @param <R> the result of the work on one
 */
public final class FleetRun<T, R extends @Nullable Object> implements Iterable<FleetOutcome<T, R>>, AutoCloseable {

    /**
     * How long an interrupted task may take to end; longer than any command on MCTP. Then it is given up: its outcome is
     * {@link FleetOutcome.Unfinished}, and its thread ends when the task does.
     */
    public static final Duration GRACE = Duration.ofSeconds(3);

    private final Progress<T, R> progress;
    private final Crew crew;

    private FleetRun(Progress<T, R> progress, Crew crew) {
        this.progress = progress;
        this.crew = crew;
    }

    /** What is done with one target, under the clock of the run. */
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
     * Cancels what is not done: targets that were not begun are {@link FleetOutcome.NotStarted}, tasks that run are
     * interrupted and {@link FleetOutcome.Unfinished}. Waits until they have ended, up to {@link #GRACE}. A run that is done is
     * only left.
     */
    @Override
    public void close() {
        progress.halt(StopReason.CANCELLED);
        crew.await(progress.hasGivenUp() ? Duration.ZERO : GRACE);
    }
}
