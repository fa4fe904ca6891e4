package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.transport.CciResponse;

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
            attempts = new Attempts(exchange, limit, timeouts, begin);
            attempts.waitAfter(e);
        }
        while (true) {
            try {
                Duration timeout = attempts.timeout(chain.timeout());
                return timeout == null ? chain.proceed() : chain.proceed(timeout);
            } catch (CxlException e) {
                attempts.waitAfter(e);
            }
        }
    }

    @Override
    public CompletableFuture<CciResponse> exchangeAsync(Exchange exchange, AsyncChain chain) {
        if (!exchange.isRepeatable()) {
            return chain.proceed();
        }
        long begin = System.nanoTime();
        return chain.proceed()
                .exceptionallyCompose(e -> repeat(chain, new Attempts(exchange, limit, timeouts, begin), e));
    }

    private static CompletableFuture<CciResponse> repeat(AsyncChain chain, Attempts attempts, Throwable failure) {
        if (!(failure instanceof CxlException failed)) {
            return CompletableFuture.failedFuture(failure);
        }
        Duration pause = attempts.pauseAfter(failed);
        return Pauses.pause(attempts.target(), pause).thenCompose(unused -> {
            attempts.countPause(pause, failed);
            Duration timeout = attempts.timeout(chain.timeout());
            return (timeout == null ? chain.proceed() : chain.proceed(timeout))
                    .exceptionallyCompose(e -> repeat(chain, attempts, e));
        });
    }

    /** For example {@code retry within PT10S}. */
    @Override
    public String toString() {
        return "retry within " + limit + (timeouts == 0 ? "" : ", " + timeouts + " after timeouts");
    }
}
