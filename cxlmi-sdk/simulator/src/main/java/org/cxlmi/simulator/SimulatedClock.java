package org.cxlmi.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clock of simulated components. Several components can share one clock. It can be used from many threads.
 *
 * <p>A running clock follows the system clock, and each wait takes real time. A driven clock stands still until a test
 * advances it, or until somebody waits for a response or for the end of background work. Such a wait advances the clock
 * by the time of the wait, and takes no real time.
 */
public final class SimulatedClock implements InstantSource {

    private static final Instant DRIVEN_FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final boolean running;
    private Instant base;
    private Duration ahead = Duration.ZERO;

    private SimulatedClock(boolean running, Instant base) {
        this.running = running;
        this.base = base;
    }

    /** A clock that follows the system clock. */
    public static SimulatedClock running() {
        return new SimulatedClock(true, Instant.EPOCH);
    }

    /** A driven clock that starts at the beginning of 2026. */
    public static SimulatedClock driven() {
        return driven(DRIVEN_FROM);
    }

    /** A driven clock that starts at the given moment. */
    public static SimulatedClock driven(Instant from) {
        return new SimulatedClock(false, from);
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return (running ? Instant.now() : base).plus(ahead);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Advances the clock at once. A running clock then goes on from there.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock cannot be moved by " + duration);
        }
        lock.lock();
        try {
            ahead = ahead.plus(duration);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a moment, or advances a driven clock to it. An interrupt of the thread does not end the wait. */
    public void awaitUntil(Instant moment) {
        boolean interrupted = false;
        Duration left = Duration.between(instant(), moment);
        while (left.compareTo(Duration.ZERO) > 0) {
            if (running) {
                LockSupport.parkNanos(left.toNanos());
                interrupted |= Thread.interrupted();
            } else {
                advanceTo(moment);
            }
            left = Duration.between(instant(), moment);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the clock is driven; if not, it follows the system clock. */
    public boolean isDriven() {
        return !running;
    }

    /** Advances the clock to a moment, unless that has passed. */
    public void advanceTo(Instant moment) {
        lock.lock();
        try {
            Duration left = Duration.between(instant(), moment);
            if (!left.isNegative()) {
                advance(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
