package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.internal.turn.Turns;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/** An exchange of an asynchronous command. It takes no thread while it waits for its turn at the connection. */
final class QueuedExchange implements Turns.Waiter {

    private final Connection connection;
    private final Transport via;
    private final CciRequest request;
    private final TimeLimit limit;
    private final Turns turns;
    private final Cancellation cancellation;
    private final CompletableFuture<CciResponse> result = new CompletableFuture<>();
    private final long asked = System.nanoTime();

    QueuedExchange(
            Connection connection,
            Turns turns,
            Transport via,
            CciRequest request,
            TimeLimit limit,
            Cancellation cancellation) {
        this.connection = connection;
        this.turns = turns;
        this.via = via;
        this.request = request;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /** Asks for a turn. The result is completed in a thread that may run users' code. */
    CompletableFuture<CciResponse> start() {
        try {
            connection.checkOpen();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
        cancellation.onRequest(() -> endUnsent(Cancellation.exception()));
        turns.take(this);
        Deadline deadline = limit.deadline();
        if (deadline != null && !result.isDone()) {
            endAt(deadline);
        }
        return result;
    }

    private void endAt(Deadline deadline) {
        CompletableFuture<Void> alarm = Pauses.elapse(deadline.remaining());
        CompletableFuture<Void> unused = alarm.thenRun(() -> endUnsent(Connection.notSent(via, request, asked)));
        // Completed early, it takes itself off the clock.
        CompletableFuture<CciResponse> unusedToo = result.whenComplete((response, failure) -> alarm.cancel(false));
    }

    /** Ends the exchange if it still waits for its turn. */
    private void endUnsent(RuntimeException failure) {
        if (turns.withdraw(this)) {
            complete(null, failure);
        }
    }

    @Override
    public void begin() {
        Optional<AsyncExchange> exchange;
        try {
            exchange = ObservedExchange.performAsync(via, request, timeLeft());
        } catch (RuntimeException | Error e) {
            end(null, e);
            return;
        }
        exchange.ifPresentOrElse(this::await, () -> AsyncThreads.EXCHANGES.execute(this::perform));
    }

    private void await(AsyncExchange exchange) {
        cancellation.onRequest(exchange::giveUp);
        CompletableFuture<CciResponse> unused = exchange.response().whenComplete((response, failure) -> {
            Throwable cause = failure == null ? null : AsyncThreads.causeOf(failure);
            end(response, cause instanceof CxlException e ? e.in(request.context(via)) : cause);
        });
    }

    private void perform() {
        CciResponse response;
        try {
            // Some time may have passed since the turn began.
            response = ObservedExchange.perform(via, request, timeLeft());
        } catch (Throwable e) {
            end(null, e);
            return;
        }
        end(response, null);
    }

    /** How long the component may take, if the command may be sent now. */
    private Duration timeLeft() {
        connection.checkOpen();
        if (cancellation.isRequested()) {
            throw Cancellation.exception();
        }
        Duration left = limit.now(connection.timeout());
        if (left.isZero()) {
            throw Connection.notSent(via, request, asked);
        }
        return left;
    }

    private void end(@Nullable CciResponse response, @Nullable Throwable failure) {
        turns.end();
        complete(response, failure);
    }

    private void complete(@Nullable CciResponse response, @Nullable Throwable failure) {
        AsyncThreads.completeLater(() -> {
            if (failure == null) {
                result.complete(response);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }
}
