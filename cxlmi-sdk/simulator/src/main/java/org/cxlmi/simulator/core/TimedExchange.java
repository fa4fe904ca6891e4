package org.cxlmi.simulator.core;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.simulator.SimulatedClock;
import org.jspecify.annotations.Nullable;

/** An exchange whose wait for a reply is a timer, and takes no thread. */
final class TimedExchange implements AsyncExchange {

    private final SimulatedTransport.ReplyWait wait;
    private final SimulatedClock clock;
    private final CompletableFuture<CciResponse> response = new CompletableFuture<>();
    private CompletableFuture<Void> timer = CompletableFuture.completedFuture(null);
    private boolean hasEnded;

    TimedExchange(SimulatedTransport.ReplyWait wait, SimulatedClock clock) {
        this.wait = wait;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<CciResponse> response() {
        return response;
    }

    /** Takes what is due, and sets the timer for what comes next. */
    void proceed() {
        CciResponse received = null;
        RuntimeException failure = null;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            try {
                received = received();
            } catch (RuntimeException e) {
                failure = e;
            }
            hasEnded = received != null || failure != null;
        }
        // Not under the lock: the next command may begin.
        if (failure != null) {
            response.completeExceptionally(failure);
        } else if (received != null) {
            response.complete(received);
        }
    }

    private @Nullable CciResponse received() {
        CciResponse received = null;
        Duration left = left();
        while (received == null && left.isZero()) {
            received = wait.take();
            left = left();
        }
        if (received == null) {
            timer = new CompletableFuture<Void>().completeOnTimeout(null, left.toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> unused = timer.thenRun(this::proceed);
        }
        return received;
    }

    /** The time until the next moment at which something happens; zero if it has passed. */
    private Duration left() {
        Duration left = Duration.between(clock.instant(), wait.next());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The reply stays on its way, and is dismissed when it comes. */
    @Override
    public void giveUp() {
        CompletableFuture<Void> last;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            last = timer;
        }
        last.cancel(false);
        response.completeExceptionally(new CancellationException("the exchange was given up"));
    }
}
