package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.internal.pause.Pauses;

/** A timeout for repeated questions to a component, with growing pauses between them. */
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

    private final CxlTarget target;
    private final Duration timeout;
    private final Duration longestPause;
    private final long begin = System.nanoTime();
    private Duration pause = FIRST_PAUSE;
    private Duration paused = Duration.ZERO;

    Patience(CxlTarget target, Duration timeout, Duration longestPause) {
        this.target = target;
        this.timeout = timeout;
        this.longestPause = longestPause;
    }

    boolean isExhausted() {
        return waited().compareTo(timeout) >= 0;
    }

    /** The time waited so far. A pause that advanced a driven clock counts too, although it took no real time. */
    Duration waited() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return elapsed.compareTo(paused) > 0 ? elapsed : paused;
    }

    /** Throws if the thread is interrupted; for code that never blocks and so would not notice an interrupt. */
    static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Waits on this thread. */
    void pause() throws InterruptedException {
        // A future that is completed already does not check for interrupts.
        checkInterrupt();
        try {
            pauseAsync().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause of " + target.name() + " failed", e);
        }
    }

    /** A future that completes when the next pause is over. */
    CompletableFuture<Void> pauseAsync() {
        Duration next = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        paused = paused.plus(next);
        return Pauses.pause(target, next);
    }
}
