package org.cxlmi.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.turn.Turns;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;

/** An endpoint's transport, which carries one command at a time: the timeout, and the turns of the commands. */
final class Connection {

    private final Transport transport;
    private final Turns turns = new Turns();
    private final SerialQueue blockingPolicies = new SerialQueue(task -> AsyncThreads.POLICIES.execute(task));
    private volatile Duration timeout;
    private volatile boolean closed;
    private boolean transportClosed;
    private int accepted = Integer.MAX_VALUE;

    Connection(Transport transport) {
        this.transport = transport;
        this.timeout = checkTimeout(transport, transport.defaultTimeout());
    }

    Transport transport() {
        return transport;
    }

    Duration timeout() {
        return timeout;
    }

    void setTimeout(Duration limit) {
        timeout = checkTimeout(transport, limit);
    }

    /** Checks a timeout for the endpoint's transport or a tunnel through it. */
    static Duration checkTimeout(Transport via, Duration limit) {
        Duration maximum = via.maximumTimeout();
        if (limit.isNegative() || limit.isZero() || limit.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(
                    via.name() + ": timeout " + limit + " is not between a nanosecond and " + maximum);
        }
        return limit;
    }

    /** The limits of the transport, or of a tunnel through it. */
    PayloadLimits limits(Route via) {
        return inTurn(() -> accepted == Integer.MAX_VALUE
                ? via.transport().limits()
                : via.transport().limits().withAccepted(Math.max(0, accepted - via.overhead())));
    }

    int limitRequests(int payload) {
        accepted = Math.min(accepted, payload);
        transport.limitRequests(payload);
        return payload;
    }

    /** Sends a request over the endpoint's transport or a tunnel through it, when it is the request's turn. */
    CciResponse exchange(Transport via, CciRequest request, TimeLimit limit) {
        checkOpen();
        long begin = System.nanoTime();
        if (!limit.take(turns)) {
            throw notSent(via, request, begin);
        }
        try {
            checkOpen();
            Duration left = limit.now(timeout);
            if (left.isZero()) {
                throw notSent(via, request, begin);
            }
            return ObservedExchange.perform(via, request, left);
        } finally {
            turns.release();
        }
    }

    /** Sends a request of an asynchronous command in the same way, without a thread while it waits for its turn. */
    CompletableFuture<CciResponse> exchangeAsync(
            Transport via, CciRequest request, TimeLimit limit, Cancellation cancellation) {
        return new QueuedExchange(this, turns, via, request, limit, cancellation).start();
    }

    /** The queue for policies that block: those of one endpoint are called one after another. */
    SerialQueue blockingPolicies() {
        return blockingPolicies;
    }

    static CxlTimeoutException notSent(Transport via, CciRequest request, long begin) {
        return CxlTimeoutException.notSent(
                request.context(via),
                Duration.ofNanos(System.nanoTime() - begin),
                "The deadline of this target has passed, or the thread was interrupted.");
    }

    /** Does something short that is no command, before the commands that wait for their turn. */
    <T> T inTurn(Supplier<T> action) {
        checkOpen();
        turns.takeNext();
        try {
            checkOpen();
            return action.get();
        } finally {
            turns.release();
        }
    }

    boolean isOpen() {
        return !closed;
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("endpoint " + transport.name() + " is closed");
        }
    }

    /**
     * Closes the transport, after the command that is running has ended.
     *
     * @param whenClosed called after the first call, in this thread
     */
    void close(Runnable whenClosed) {
        // Set before the turn is taken, so that commands which keep coming cannot hold up the end.
        closed = true;
        boolean first = false;
        turns.takeNext();
        try {
            first = !transportClosed;
            transportClosed = true;
            if (first) {
                transport.close();
            }
        } finally {
            turns.release();
            if (first) {
                whenClosed.run();
            }
        }
    }
}
