package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.sdk.fleet.FleetOutcome.Done;
import org.cxlmi.sdk.fleet.FleetOutcome.Failed;
import org.cxlmi.sdk.fleet.FleetOutcome.NotStarted;
import org.cxlmi.sdk.fleet.FleetOutcome.Unfinished;
import org.jspecify.annotations.Nullable;

/** The outcomes of a run so far. */
final class Progress<T, R extends @Nullable Object> {

    /** No target is left to begin with. */
    static final int NONE = -1;

    /** A command that ends with its deadline may end a little early. */
    private static final Duration CLOSE_TO_THE_DEADLINE = Duration.ofMillis(5);

    private final RunClock clock;
    private final List<T> targets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Schedule schedule;
    private final Map<Integer, FleetOutcome<T, R>> outcomes = new HashMap<>();
    private final List<FleetOutcome<T, R>> arrived = new ArrayList<>();
    private final Map<Integer, Thread> running = new HashMap<>();
    private final List<CompletableFuture<Void>> alarms = new ArrayList<>();
    private boolean givenUp;

    /** Why nothing is begun any more. */
    private @Nullable StopReason stopped;

    /** Why tasks that run were interrupted. */
    private @Nullable StopReason halted;

    Progress(RunClock clock, List<T> targets, Schedule schedule) {
        this.clock = clock;
        this.targets = targets;
        this.schedule = schedule;
    }

    RunClock clock() {
        return clock;
    }

    T target(int number) {
        return targets.get(number);
    }

    int size() {
        return targets.size();
    }

    /** The number of the next target for this thread, which waits for it, or {@link #NONE}. */
    int begin() {
        lock.lock();
        try {
            while (true) {
                if (stopped != null || isComplete()) {
                    return NONE;
                }
                if (schedule.hasNext()) {
                    int number = schedule.next();
                    // What interrupted the task before is not meant for this one.
                    Thread.interrupted();
                    running.put(number, Thread.currentThread());
                    return number;
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void finish(int number, R value) {
        end(number, new Done<>(target(number), value), null);
    }

    void fail(int number, Throwable cause) {
        if (clock.deadline().remaining().compareTo(CLOSE_TO_THE_DEADLINE) < 0) {
            halt(StopReason.DEADLINE);
        }
        lock.lock();
        try {
            T target = target(number);
            FleetOutcome<T, R> outcome =
                    halted == null ? new Failed<>(target, cause) : new Unfinished<>(target, halted, Optional.of(cause));
            end(number, outcome, cause);
        } finally {
            lock.unlock();
        }
    }

    private void end(int number, FleetOutcome<T, R> outcome, @Nullable Throwable failure) {
        lock.lock();
        try {
            if (running.remove(number) == null) {
                return; // It was given up before.
            }
            add(number, outcome);
            boolean goesOn = schedule.finish(number, failure == null);
            if (failure instanceof Error) {
                stop(StopReason.ERROR);
            } else if (!goesOn) {
                stop(StopReason.FAILURES);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(int number, FleetOutcome<T, R> outcome) {
        outcomes.put(number, outcome);
        arrived.add(outcome);
        if (isComplete()) {
            alarms.forEach(alarm -> alarm.cancel(false));
        }
    }

    private boolean isComplete() {
        return arrived.size() == targets.size();
    }

    /** Begins nothing more. */
    private void stop(StopReason reason) {
        if (stopped != null) {
            return;
        }
        stopped = reason;
        for (int number = 0; number < targets.size(); number++) {
            if (!outcomes.containsKey(number) && !running.containsKey(number)) {
                add(number, new NotStarted<>(target(number), reason));
            }
        }
        changed.signalAll();
    }

    /** Begins nothing more and interrupts running tasks. The run no longer waits for a task that does not end then. */
    void halt(StopReason reason) {
        lock.lock();
        try {
            if (halted != null || isComplete()) {
                return;
            }
            halted = reason;
            clock.expire();
            stop(reason);
            running.values().forEach(Thread::interrupt);
            if (!isComplete()) {
                after(FleetRun.GRACE, () -> giveUp(reason));
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(StopReason reason) {
        lock.lock();
        try {
            for (int number : List.copyOf(running.keySet())) {
                running.remove(number);
                add(number, new Unfinished<>(target(number), reason, Optional.empty()));
                givenUp = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a task has not ended in time. */
    boolean hasGivenUp() {
        lock.lock();
        try {
            return givenUp;
        } finally {
            lock.unlock();
        }
    }

    void haltAtDeadline() {
        after(clock.deadline().remaining(), () -> halt(StopReason.DEADLINE));
    }

    private void after(Duration delay, Runnable action) {
        lock.lock();
        try {
            if (!isComplete()) {
                CompletableFuture<Void> alarm = Pauses.elapse(delay);
                alarms.add(alarm);
                CompletableFuture<Void> unused = alarm.thenRun(action);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The outcome with this position in the order of arrival, from 0. */
    FleetOutcome<T, R> await(int arrival) {
        awaitArrivals(arrival + 1);
        lock.lock();
        try {
            return arrived.get(arrival);
        } finally {
            lock.unlock();
        }
    }

    /** All outcomes in the order of the targets. */
    List<FleetOutcome<T, R>> awaitAll() {
        awaitArrivals(targets.size());
        lock.lock();
        try {
            List<FleetOutcome<T, R>> all = new ArrayList<>();
            for (int number = 0; number < targets.size(); number++) {
                all.add(Objects.requireNonNull(outcomes.get(number)));
            }
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    private void awaitArrivals(int count) {
        boolean interrupted = false;
        lock.lock();
        try {
            while (arrived.size() < count) {
                try {
                    changed.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    halt(StopReason.CANCELLED);
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
