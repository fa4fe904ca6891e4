package org.cxlmi.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of simulated components, for all that are given the same one; may be used from many threads.
 *
 * <p>A running clock goes with the system's, and who waits really waits. A driven clock stands still until a test moves
 * it, or until somebody waits for a response or for the end of background work: that moves it by as long as the wait takes
 * and takes no time at all.
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

    /** A clock that goes with the system's. */
    public static SimulatedClock running() {
        return new SimulatedClock(true, Instant.EPOCH);
    }

    /** A clock that stands still, at the beginning of 2026, until it is moved. */
    public static SimulatedClock driven() {
        return driven(DRIVEN_FROM);
    }

    /** A clock that stands still at a moment until it is moved. */
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
     * Moves the clock forward at once; a running one then goes on from there.
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

    /** Waits until a moment, or moves a driven clock there; an interrupt of the thread cuts neither short. */
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

    /** Whether it stands still until it is moved. */
    public boolean isDriven() {
        return !running;
    }

    /** Moves the clock forward to a moment, unless that is over. */
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
