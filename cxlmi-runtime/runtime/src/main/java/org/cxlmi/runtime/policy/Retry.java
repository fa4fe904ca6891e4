package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.pause.Backoff;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;

/**
 * A policy that sends a command again, up to a time limit, if the component could not take it at that moment (Busy or
 * Retry Required). Only commands that are known to be repeatable are sent again, see {@link
 * org.cxlmi.runtime.Command#isRepeatable}.
 *
 * <p>The pauses between the attempts begin with 10 ms and double up to a second. Each pause is shortened at random, by
 * at most half, so that many clients of a busy component do not try again at the same time. During a pause, other
 * commands can use the endpoint.
 */
public final class Retry implements Policy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final int timeouts;

    private Retry(Duration limit, int timeouts) {
        this.limit = limit;
        this.timeouts = timeouts;
    }

    /**
     * Retries until a time limit or the target's deadline has passed, whichever is sooner.
     *
     * @param limit the time limit, counted from when the command is sent first
     * @throws IllegalArgumentException if it is not positive
     */
    public static Retry within(Duration limit) {
        return new Retry(Waiting.check("limit", limit), 0);
    }

    /**
     * Returns a policy that also sends a command again if no response came in time.
     *
     * @param times how often each command is sent again at most
     * @throws IllegalArgumentException if it is negative
     */
    public Retry withTimeouts(int times) {
        if (times < 0) {
            throw new IllegalArgumentException(times + " times; write at least 0");
        }
        return new Retry(limit, times);
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        return exchange.isRepeatable() ? repeat(exchange, chain) : chain.proceed();
    }

    private CciResponse repeat(Exchange exchange, Chain chain) {
        long begin = System.nanoTime();
        Attempts attempts;
        try {
            return chain.proceed();
        } catch (CxlException e) {
            attempts = new Attempts(exchange, begin);
            attempts.waitAfter(e);
        }
        while (true) {
            try {
                Duration timeout = Waiting.shorter(chain.timeout(), attempts.left());
                // Nothing may be left only just now; the chain knows what to throw then.
                return timeout.isZero() ? chain.proceed() : chain.proceed(timeout);
            } catch (CxlException e) {
                attempts.waitAfter(e);
            }
        }
    }

    /** The attempts at one command. */
    private final class Attempts {

        private final Exchange exchange;
        private final Backoff backoff;
        private int unanswered;

        /**
         * Counts from the first attempt.
         *
         * @param begin when it began, by {@link System#nanoTime}
         */
        Attempts(Exchange exchange, long begin) {
            this.exchange = exchange;
            this.backoff = new Backoff(begin, FIRST_PAUSE, LONGEST_PAUSE);
        }

        /** What is left of the limit. */
        Duration left() {
            Duration left = limit.minus(backoff.waited());
            Duration ofTarget = exchange.deadline().map(Deadline::remaining).orElse(limit);
            return left.isNegative() ? Duration.ZERO : Waiting.shorter(left, ofTarget);
        }

        /** Throws the failure if the command is not to be sent again. */
        void waitAfter(CxlException failure) {
            unanswered += failure instanceof CxlTimeoutException ? 1 : 0;
            boolean again = failure instanceof CxlTimeoutException ? unanswered <= timeouts : failure.isRetryable();
            Duration next = jittered(backoff.pause());
            if (!again || left().compareTo(next) <= 0 || !Waiting.pause(exchange, next)) {
                throw failure;
            }
            backoff.add(next);
            if (left().isZero()) {
                throw failure;
            }
        }
    }

    private static Duration jittered(Duration pause) {
        long nanos = pause.toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
    }

    /** For example {@code retry within PT10S}. */
    @Override
    public String toString() {
        return "retry within " + limit + (timeouts == 0 ? "" : ", " + timeouts + " after timeouts");
    }
}
