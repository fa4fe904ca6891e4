package org.cxlmi.runtime.internal.pause;

import java.time.Duration;

/** Pauses that grow: each is twice as long as the one before, up to a longest one. */
public final class Backoff {

    private final long begin;
    private final Duration longest;
    private Duration pause;
    private Duration paused = Duration.ZERO;

    /**
     * Begins with the first pause.
     *
     * @param begin when the first attempt began, by {@link System#nanoTime}
     */
    public Backoff(long begin, Duration first, Duration longest) {
        this.begin = begin;
        this.pause = first;
        this.longest = longest;
    }

    /** The length of the next pause. */
    public Duration pause() {
        return pause;
    }

    /**
     * Counts a pause.
     *
     * @param length the length of the pause, which may be shorter than {@link #pause()}
     */
    public void add(Duration length) {
        paused = paused.plus(length);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    /** The time since the beginning. Pauses count even if they took no time, because they advanced a driven clock. */
    public Duration waited() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return elapsed.compareTo(paused) > 0 ? elapsed : paused;
    }
}
