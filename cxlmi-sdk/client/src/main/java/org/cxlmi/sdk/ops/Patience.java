package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.internal.pause.Backoff;
import org.cxlmi.runtime.internal.pause.Pauses;

/** A timeout for repeated questions to a component, with growing pauses between them. */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CxlTarget target;
    private final Duration timeout;
    private final Backoff backoff;

    /**
     * Checks a timeout that a user gave.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static Duration checkTimeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        return timeout;
    }

    /** With pauses of up to a second, for work that takes a component a while. */
    Patience(CxlTarget target, Duration timeout) {
        this(target, timeout, LONGEST_PAUSE);
    }

    Patience(CxlTarget target, Duration timeout, Duration longestPause) {
        this.target = target;
        this.timeout = timeout;
        this.backoff = new Backoff(System.nanoTime(), FIRST_PAUSE, longestPause);
    }

    boolean isExhausted() {
        return waited().compareTo(timeout) >= 0;
    }

    /** The time waited so far. A pause that advanced a driven clock counts too, although it took no real time. */
    Duration waited() {
        return backoff.waited();
    }

    /** Waits on this thread. */
    void pause() throws InterruptedException {
        Pauses.await(target, next());
    }

    /** A future that completes when the next pause is over. */
    CompletableFuture<Void> pauseAsync() {
        return Pauses.pause(target, next());
    }

    private Duration next() {
        Duration next = backoff.pause();
        backoff.add(next);
        return next;
    }
}
