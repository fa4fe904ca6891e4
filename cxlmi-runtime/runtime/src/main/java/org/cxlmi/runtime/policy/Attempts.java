package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.pause.Backoff;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** The attempts of {@link Retry} at one command: whether there is a next one, and how long the pause before it is. */
final class Attempts {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Duration limit;
    private final int timeouts;
    private final Backoff backoff;
    private int unanswered;

    /**
     * Counts from the first attempt.
     *
     * @param limit the time limit of all attempts together
     * @param timeouts how often the command is sent again after a timeout
     * @param begin when it began, by {@link System#nanoTime}
     */
    Attempts(Exchange exchange, Duration limit, int timeouts, long begin) {
        this.exchange = exchange;
        this.limit = limit;
        this.timeouts = timeouts;
        this.backoff = new Backoff(begin, FIRST_PAUSE, LONGEST_PAUSE);
    }

    CxlTarget target() {
        return exchange.target();
    }

    /** What is left of the limit. */
    private Duration left() {
        Duration left = limit.minus(backoff.waited());
        Duration ofTarget = exchange.deadline().map(Deadline::remaining).orElse(limit);
        return left.isNegative() ? Duration.ZERO : Waiting.shorter(left, ofTarget);
    }

    /** The timeout of the next attempt; null for that of the chain, which knows what to throw if no time is left. */
    @Nullable
    Duration timeout(Duration ofChain) {
        Duration timeout = Waiting.shorter(ofChain, left());
        return timeout.isZero() ? null : timeout;
    }

    /** Waits before the next attempt. Throws the failure if the command is not to be sent again. */
    void waitAfter(CxlException failure) {
        Duration next = pauseAfter(failure);
        if (!Waiting.pause(exchange, next)) {
            throw failure;
        }
        countPause(next, failure);
    }

    /** The pause before the next attempt. Throws the failure if the command is not to be sent again. */
    Duration pauseAfter(CxlException failure) {
        unanswered += failure instanceof CxlTimeoutException ? 1 : 0;
        boolean again = failure instanceof CxlTimeoutException ? unanswered <= timeouts : failure.isRetryable();
        Duration next = jittered(backoff.pause());
        if (!again || left().compareTo(next) <= 0) {
            throw failure;
        }
        return next;
    }

    /** Counts a pause that is over. Throws the failure if no time is left. */
    void countPause(Duration pause, CxlException failure) {
        backoff.add(pause);
        if (left().isZero()) {
            throw failure;
        }
    }

    private static Duration jittered(Duration pause) {
        long nanos = pause.toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
    }
}
