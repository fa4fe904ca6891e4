package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.ops.ComponentReadings;
import org.jspecify.annotations.Nullable;

/** The polls of one component, one after the other. */
final class ComponentPoll implements Runnable {

    private final PollSource source;
    private final PollRun run;
    private final int number;
    private long due;
    private volatile Last last = new Last(null, 0, Duration.ZERO, 0, 0, null);
    private volatile @Nullable Long began;

    /** What is known after a poll. The time is that of the readings. */
    private record Last(
            @Nullable ComponentReadings readings,
            long time,
            Duration pollTime,
            long polls,
            long failures,
            @Nullable Throwable failure) {

        Last answered(ComponentReadings now, Duration took) {
            return new Last(now, System.nanoTime(), took, polls + 1, failures, null);
        }

        Last failed(Throwable why, Duration took) {
            return new Last(readings, time, took, polls + 1, failures + 1, why);
        }
    }

    ComponentPoll(PollSource source, PollRun run, int number) {
        this.source = source;
        this.run = run;
        this.number = number;
    }

    PollSource source() {
        return source;
    }

    /** Whether the component failed last, so that a poll may have to wait for a timeout. */
    boolean isFailing() {
        return last.failure != null;
    }

    void begin() {
        due = System.nanoTime()
                - run.interval().toNanos()
                + run.firstPause(number).toNanos();
        run.now(this);
    }

    @Override
    public void run() {
        if (!run.isPolled(this)) {
            return;
        }
        long begin = System.nanoTime();
        began = begin;
        boolean wasFailing = isFailing();
        try {
            ComponentReadings readings = read();
            last = last.answered(readings, Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The run is over.
        } catch (Throwable e) { // Policies and transports are the user's; an Error of one ends no other component.
            last = last.failed(e, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            began = null;
            if (wasFailing != isFailing() && run.isPolled(this)) {
                run.report(component(System.nanoTime()));
            }
            scheduleNext();
        }
    }

    private ComponentReadings read() throws InterruptedException {
        CxlTarget target = source.open();
        try {
            return ComponentReadings.of(run.limited(target));
        } catch (TransportException | IllegalStateException e) { // The latter if the endpoint was closed meanwhile.
            source.discard(target);
            throw e;
        }
    }

    /** At the next time that is due; those that have passed meanwhile are left out. */
    private void scheduleNext() {
        long interval = run.interval().toNanos();
        long late = System.nanoTime() - due;
        due += interval * (Math.floorDiv(late, interval) + 1);
        run.later(Duration.ofNanos(Math.max(0, due - System.nanoTime())), this);
    }

    PolledComponent component(long now) {
        Last known = last;
        Long begin = began;
        boolean isOverdue = begin != null && now - begin > run.interval().toNanos();
        return new PolledComponent(
                source.name(),
                known.readings != null && known.failure == null && !isOverdue,
                Optional.ofNullable(known.readings),
                known.readings == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - known.time)),
                known.pollTime,
                known.polls,
                known.failures,
                Optional.ofNullable(known.failure));
    }
}
