package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.transport.CciResponse;

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

    /** The lock of an endpoint. The thread that holds it may send. */
    private static final class Turn extends ReentrantLock {

        private static final long serialVersionUID = 1L;

        private boolean isFirst = true;
        private long end;

        Turn() {
            super(true);
        }
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        Turn turn = turnOf(exchange.target().endpoint());
        turn.lock();
        try {
            Duration left = turn.isFirst ? Duration.ZERO : gap.minusNanos(System.nanoTime() - turn.end);
            if (!left.isNegative() && !left.isZero()) {
                Waiting.pause(exchange, left);
            }
            return chain.proceed();
        } finally {
            turn.isFirst = false;
            turn.end = System.nanoTime();
            turn.unlock();
        }
    }

    private synchronized Turn turnOf(CxlTarget endpoint) {
        return turns.computeIfAbsent(endpoint, unused -> new Turn());
    }

    /** For example {@code gap of PT0.04S}. */
    @Override
    public String toString() {
        return "gap of " + gap;
    }
}
