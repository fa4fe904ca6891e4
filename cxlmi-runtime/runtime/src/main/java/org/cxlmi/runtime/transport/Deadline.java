package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/** A moment on a monotonic clock until which a response is waited for. */
public final class Deadline {

    private final LongSupplier nanoTime;
    private final long start;
    private final long timeoutNanos;

    private Deadline(long timeoutNanos, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.timeoutNanos = timeoutNanos;
    }

    /** Counts from now. */
    public static Deadline after(Duration timeout) {
        return after(timeout, System::nanoTime);
    }

    /**
     * Counts from now on a clock of the caller's own.
     *
     * @param nanoTime monotonic nanoseconds, as {@link System#nanoTime}
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static Deadline after(Duration timeout, LongSupplier nanoTime) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout " + timeout + " is negative");
        }
        return new Deadline(timeout.toNanos(), Objects.requireNonNull(nanoTime, "nanoTime"));
    }

    /** How long was given in all. */
    public Duration timeout() {
        return Duration.ofNanos(timeoutNanos);
    }

    /** How long it has been since this was made. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos());
    }

    /** How long there still is; zero once expired. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, timeoutNanos - elapsedNanos()));
    }

    /** Whether there is no time left. */
    public boolean isExpired() {
        return elapsedNanos() >= timeoutNanos;
    }

    private long elapsedNanos() {
        // A difference, not a comparison: nanoTime may overflow.
        return nanoTime.getAsLong() - start;
    }
}
