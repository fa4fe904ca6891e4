package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/** The moment when a wait for a response ends, on a monotonic clock. */
public final class Deadline {

    private final LongSupplier nanoTime;
    private final long start;
    private final long timeoutNanos;

    private Deadline(long timeoutNanos, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.timeoutNanos = timeoutNanos;
    }

    /** A deadline that is this far from now. */
    public static Deadline after(Duration timeout) {
        return after(timeout, System::nanoTime);
    }

    /**
     * A deadline that is this far from now, on another clock.
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

    /** The whole time from the creation of this deadline to its end. */
    public Duration timeout() {
        return Duration.ofNanos(timeoutNanos);
    }

    /** The time since this deadline was made. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos());
    }

    /** The time that is left; zero after the deadline. */
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
