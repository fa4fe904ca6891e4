package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;

/**
 * Sends a command again that the component did not take because it was not the moment, as with Busy and Retry Required, until
 * a limit is over. Only commands that are known to be repeatable are sent again, see {@link
 * org.cxlmi.runtime.Command#isRepeatable}.
 *
 * <p>The pauses in between begin with 10 ms and double up to a second. Each is shortened at random, by at most half, so that
 * many clients of a busy component do not come back all at once. In a pause other commands can use the endpoint.
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
     * Until a limit is over, or the target's deadline if that is sooner.
     *
     * @param limit from when the command is sent first
     * @throws IllegalArgumentException if it is not positive
     */
    public static Retry within(Duration limit) {
        return new Retry(Waiting.check("limit", limit), 0);
    }

    /**
     * The same, which also sends a command again if no response came in time.
     *
     * @param times how often at most, for each command
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
        Deadline deadline = Deadline.after(exchange.deadline()
                .map(Deadline::remaining)
                .map(left -> Waiting.shorter(left, limit))
                .orElse(limit));
        Duration pause = FIRST_PAUSE;
        Duration timeout = chain.timeout();
        int unanswered = 0;
        while (true) {
            CxlException failure;
            try {
                return chain.proceed(timeout);
            } catch (CxlException e) {
                failure = e;
            }
            unanswered += failure instanceof CxlTimeoutException ? 1 : 0;
            boolean again = failure instanceof CxlTimeoutException ? unanswered <= timeouts : failure.isRetryable();
            Duration next = jittered(pause);
            if (!again || deadline.remaining().compareTo(next) <= 0 || !Waiting.pause(exchange, next)) {
                throw failure;
            }
            pause = Waiting.shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            timeout = Waiting.shorter(chain.timeout(), deadline.remaining());
            if (timeout.isZero()) {
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
