package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.internal.turn.Turns;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/**
 * A policy that waits between the end of one exchange with a component and the beginning of the next. All targets of
 * one endpoint with this policy, also those behind tunnels, wait for each other. Targets of other endpoints do not. The
 * wait does not count as part of a command's timeout.
 */
public final class MinimumGap implements Policy {

    private final Duration gap;
    private final Map<CxlTarget, Turn> turns = new WeakHashMap<>();

    private MinimumGap(Duration gap) {
        this.gap = gap;
    }

    /** Waits this long between two exchanges.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static MinimumGap of(Duration gap) {
        return new MinimumGap(Waiting.check("gap", gap));
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        Turn turn = turnOf(exchange);
        turn.order.take();
        try {
            Duration left = turn.left(gap);
            if (!left.isZero()) {
                Waiting.pause(exchange, left);
            }
            return chain.proceed();
        } finally {
            turn.mark();
            turn.order.release();
        }
    }

    @Override
    public CompletableFuture<CciResponse> exchangeAsync(Exchange exchange, AsyncChain chain) {
        Turn turn = turnOf(exchange);
        if (turn.exchange == exchange) {
            return chain.proceed(); // A target that has this policy twice.
        }
        CompletableFuture<CciResponse> result = new CompletableFuture<>();
        turn.order.take(() -> begin(exchange, chain, turn, result));
        return result;
    }

    private void begin(Exchange exchange, AsyncChain chain, Turn turn, CompletableFuture<CciResponse> result) {
        if (chain.isCancelled()) {
            turn.order.end();
            result.cancel(false);
            return;
        }
        turn.exchange = exchange;
        CompletableFuture<CciResponse> unused = proceed(exchange, chain, turn.left(gap))
                .whenComplete((response, failure) -> {
                    turn.exchange = null;
                    turn.mark();
                    turn.order.end();
                    if (failure == null) {
                        result.complete(response);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
    }

    private static CompletableFuture<CciResponse> proceed(Exchange exchange, AsyncChain chain, Duration left) {
        return left.isZero()
                ? chain.proceed()
                : Pauses.pause(exchange.target(), left).thenCompose(unused -> chain.proceed());
    }

    private synchronized Turn turnOf(Exchange exchange) {
        return turns.computeIfAbsent(exchange.target().endpoint(), unused -> new Turn());
    }

    /** The exchanges with an endpoint, one after another. */
    private static final class Turn {

        private final Turns order = new Turns();

        /** The asynchronous one whose turn it is. */
        private volatile @Nullable Exchange exchange;

        private boolean isFirst = true;
        private long end;

        /** What is left of a gap; never negative. */
        private Duration left(Duration gap) {
            Duration left = isFirst ? Duration.ZERO : gap.minusNanos(System.nanoTime() - end);
            return left.isNegative() ? Duration.ZERO : left;
        }

        /** An exchange ends now. */
        private void mark() {
            isFirst = false;
            end = System.nanoTime();
        }
    }

    /** For example {@code gap of PT0.04S}. */
    @Override
    public String toString() {
        return "gap of " + gap;
    }
}
