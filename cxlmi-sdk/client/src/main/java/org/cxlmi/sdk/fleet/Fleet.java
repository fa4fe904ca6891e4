package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work on many components, a limited number of them at once, and returns an outcome for each.
 *
 * <pre>{@code
 * Fleet fleet = Fleet.create().withDeadline(Duration.ofSeconds(30));
 * for (FleetOutcome<Endpoint, GetHealthInfoResponse> outcome :
 *         fleet.run(cxl.endpoints(), target -> MemoryDevice.of(target).getHealthInfo())) {
 *     if (outcome instanceof FleetOutcome.Done<Endpoint, GetHealthInfoResponse> done) { ... }
 * }
 * }</pre>
 *
 * <p>A {@code Fleet} holds only settings, and is immutable: each method {@code with...} returns a new one. Each run has
 * its own threads, which end with the run. Work on targets of the same {@linkplain CxlTarget#endpoint endpoint}, or on
 * equal items, is done one after the other, in the given order. It occupies only one thread, so a slow endpoint does
 * not delay the others.
 *
 * <p>The target that a task gets has the {@linkplain CxlTarget#withDeadline deadline} of the run. When the deadline
 * passes, or when the run is closed, the commands of the target end and no more are sent. The endpoint stays usable.
 */
public final class Fleet {

    private static final int DEFAULT_CONCURRENCY = 64;
    /** The most targets at once. */
    public static final int MAXIMUM_CONCURRENCY = 4096;

    private static final Duration NO_DEADLINE = Duration.ofDays(365);

    private final int concurrency;
    private final Duration deadline;
    private final int failureLimit;
    private final List<Wave> waves;

    private Fleet(int concurrency, Duration deadline, int failureLimit, List<Wave> waves) {
        this.concurrency = concurrency;
        this.deadline = deadline;
        this.failureLimit = failureLimit;
        this.waves = waves;
    }

    /** A fleet that tries all targets, even if some fail, 64 at once and without a deadline. */
    public static Fleet create() {
        return new Fleet(DEFAULT_CONCURRENCY, NO_DEADLINE, Integer.MAX_VALUE, List.of());
    }

    /**
     * The same with another number of targets at once.
     *
     * @param targets 1 to 4096; each needs a thread
     * @throws IllegalArgumentException if it is outside this range
     */
    public Fleet withConcurrency(int targets) {
        if (targets < 1 || targets > MAXIMUM_CONCURRENCY) {
            throw new IllegalArgumentException(
                    targets + " targets at once are not between 1 and " + MAXIMUM_CONCURRENCY);
        }
        return new Fleet(targets, deadline, failureLimit, waves);
    }

    /**
     * The same with a deadline for each run as a whole. At the deadline, running tasks are interrupted, and no further
     * task begins.
     *
     * @param limit the time from the start of a run to its deadline
     * @throws IllegalArgumentException if it is not positive, or longer than 365 days
     */
    public Fleet withDeadline(Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(NO_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "deadline " + limit + " is not between a nanosecond and " + NO_DEADLINE.toDays() + " days");
        }
        return new Fleet(concurrency, limit, failureLimit, waves);
    }

    /**
     * The same with a failure limit: no further task begins once this many targets have failed. Running tasks are
     * finished.
     *
     * @param failures at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fleet withFailureLimit(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("a failure limit of " + failures + " is not positive");
        }
        return new Fleet(concurrency, deadline, failures, waves);
    }

    /**
     * The same with one more wave. The first wave has the first targets, the second wave has the targets after them,
     * and so on. When a wave is done, the next one begins, but only if not too many targets of the wave have failed.
     * All targets that are left come after the last wave. For example, this tries one target first, then ten, and then
     * the rest:
     *
     * <pre>{@code Fleet.create().withWave(1, 0).withWave(10, 1)}</pre>
     *
     * @param targets the number of targets in this wave, at least 1
     * @param allowedFailures the number of them that may fail; if more fail, the run stops
     * @throws IllegalArgumentException if a number is too small
     */
    public Fleet withWave(int targets, int allowedFailures) {
        if (targets < 1 || allowedFailures < 0) {
            throw new IllegalArgumentException(
                    "a wave of " + targets + " targets of which " + allowedFailures + " may fail is not possible");
        }
        List<Wave> more = new ArrayList<>(waves);
        more.add(new Wave(targets, allowedFailures));
        return new Fleet(concurrency, deadline, failureLimit, List.copyOf(more));
    }

    /**
     * Runs a task on each target and waits for all of them.
     *
     * <p>If the thread is interrupted meanwhile, the run is cancelled as by {@link FleetRun#close}, and the thread
     * stays interrupted.
     *
     * @return the outcomes in the order of the targets
     */
    public <T extends CxlTarget, R extends @Nullable Object> List<FleetOutcome<T, R>> run(
            Collection<? extends T> targets, FleetTask<? super CxlTarget, ? extends R> task) {
        try (FleetRun<T, R> run = start(targets, task)) {
            return run.results();
        }
    }

    /**
     * Begins to run a task on each target. Read the outcomes from the run as they come.
     *
     * @return the run, which has to be closed
     */
    public <T extends CxlTarget, R extends @Nullable Object> FleetRun<T, R> start(
            Collection<? extends T> targets, FleetTask<? super CxlTarget, ? extends R> task) {
        return FleetRun.start(this, targets, (clock, target) -> task.run(clock.limit(target)));
    }

    /**
     * Opens each component, runs a task on it, closes it again, and waits for all of them, as {@link #run} does.
     *
     * @param addresses the addresses of the components, for example names of devices
     * @param opener opens the component of an address; a failure is the outcome of that address
     * @return the outcomes in the order of the addresses
     */
    public <T, R extends @Nullable Object> List<FleetOutcome<T, R>> runOpening(
            Collection<? extends T> addresses,
            FleetTask<? super T, Endpoint> opener,
            FleetTask<? super CxlTarget, ? extends R> task) {
        try (FleetRun<T, R> run = startOpening(addresses, opener, task)) {
            return run.results();
        }
    }

    /**
     * Begins to open each component, run a task on it, and close it again.
     *
     * @param addresses the addresses of the components, for example names of devices
     * @param opener opens the component of an address; a failure is the outcome of that address
     * @return the run, which has to be closed
     */
    public <T, R extends @Nullable Object> FleetRun<T, R> startOpening(
            Collection<? extends T> addresses,
            FleetTask<? super T, Endpoint> opener,
            FleetTask<? super CxlTarget, ? extends R> task) {
        return FleetRun.start(this, addresses, (clock, address) -> {
            try (Endpoint endpoint = opener.run(address)) {
                return task.run(clock.limit(endpoint));
            }
        });
    }

    /**
     * Runs a task on each item of any type and waits for all of them, as {@link #run} does. The commands that the task
     * sends have no deadline.
     *
     * @return the outcomes in the order of the items
     */
    public <T, R extends @Nullable Object> List<FleetOutcome<T, R>> runEach(
            Collection<? extends T> items, FleetTask<? super T, ? extends R> task) {
        try (FleetRun<T, R> run = startEach(items, task)) {
            return run.results();
        }
    }

    /**
     * Begins to run a task on each item of any type. The commands that the task sends have no deadline.
     *
     * @return the run, which has to be closed
     */
    public <T, R extends @Nullable Object> FleetRun<T, R> startEach(
            Collection<? extends T> items, FleetTask<? super T, ? extends R> task) {
        return FleetRun.start(this, items, (clock, item) -> task.run(item));
    }

    int concurrency() {
        return concurrency;
    }

    boolean hasDeadline() {
        return !deadline.equals(NO_DEADLINE);
    }

    /** The clock of a run that begins now. */
    RunClock clock() {
        return new RunClock(deadline);
    }

    int failureLimit() {
        return failureLimit;
    }

    List<Wave> waves() {
        return waves;
    }

    /** For example {@code concurrency=64, deadline=PT30S, failureLimit=3, waves=[Wave[targets=1, allowedFailures=0]]}. */
    @Override
    public String toString() {
        return "concurrency=" + concurrency
                + (hasDeadline() ? ", deadline=" + deadline : "")
                + (failureLimit == Integer.MAX_VALUE ? "" : ", failureLimit=" + failureLimit)
                + (waves.isEmpty() ? "" : ", waves=" + waves);
    }
}
