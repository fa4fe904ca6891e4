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
 * Leaves a component some time between the end of one exchange and the beginning of the next. All targets of an endpoint that
 * have this policy wait for each other, whatever is behind it; targets of other endpoints do not. The wait does not count as
 * part of a command's timeout.
 */
public final class MinimumGap implements Policy {

    private final Duration gap;
    private final Map<CxlTarget, Turn> turns = new WeakHashMap<>();

    private MinimumGap(Duration gap) {
        this.gap = gap;
    }

    /**
     * Between two exchanges.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static MinimumGap of(Duration gap) {
        return new MinimumGap(Waiting.check("gap", gap));
    }

    /** Of an endpoint; whoever holds it may send. */
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
