package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.transport.AsyncMessageTransport.Awaited;
import org.jspecify.annotations.Nullable;

/** An exchange in steps, each of which ends with a wait for the next one. */
final class AsyncMessageExchange implements AsyncExchange {

    /** A component that sends without end must not keep the thread from the other exchanges. */
    private static final int MOST_MESSAGES = 64;

    private final AsyncMessageTransport transport;
    private final CciRequest request;
    private final Deadline deadline;
    private final CompletableFuture<CciResponse> response = new CompletableFuture<>();
    private @Nullable MessageExchange exchange;
    private boolean isSent;
    private boolean hasEnded;
    private @Nullable CciResponse received;

    AsyncMessageExchange(AsyncMessageTransport transport, CciRequest request, Deadline deadline) {
        this.transport = transport;
        this.request = request;
        this.deadline = deadline;
    }

    @Override
    public CompletableFuture<CciResponse> response() {
        return response;
    }

    void start() {
        run(this::prepare);
    }

    /** Runs a step, and completes the exchange if it has ended with it. */
    private void run(Runnable step) {
        Throwable failure = null;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            if (failure == null && received == null) {
                return;
            }
            end();
        }
        // Not under the lock: the next exchange may begin.
        if (failure == null) {
            response.complete(received);
        } else {
            response.completeExceptionally(failure);
        }
    }

    private void end() {
        hasEnded = true;
        MessageExchange begun = exchange;
        if (begun != null) {
            if (isSent) {
                begun.end();
            }
            transport.markEnd();
        }
    }

    @Override
    public void giveUp() {
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            transport.cancelWait();
            end();
        }
        response.completeExceptionally(new CancellationException("the exchange was given up"));
    }

    private void await(Awaited what, Duration limit, Runnable step) {
        transport.await(request.messageType(), what, limit, () -> run(step));
    }

    private void prepare() {
        transport.prepare(request, deadline, () -> transport.tryReceive(request.messageType()), MOST_MESSAGES);
        waitForGap();
    }

    private void waitForGap() {
        Duration left = transport.gapLeft(request, deadline);
        if (left.isZero()) {
            MessageExchange begun = transport.begin(request, deadline);
            exchange = begun;
            send(begun);
        } else {
            await(Awaited.TIME, left, this::waitForGap);
        }
    }

    private void send(MessageExchange begun) {
        isSent = transport.trySend(request.messageType(), begun.bytes());
        if (isSent) {
            receive(begun);
        } else if (deadline.isExpired()) {
            throw CxlTimeoutException.notSent(
                    request.context(transport), deadline.elapsed(), "The connection had no room for it: try again.");
        } else {
            await(Awaited.ROOM, deadline.remaining(), () -> send(begun));
        }
    }

    private void receive(MessageExchange begun) {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            IncomingMessage message = transport.tryReceive(request.messageType());
            if (message == null) {
                break;
            }
            if (begun.isResponse(message)) {
                received = begun.responseIn(message);
                return;
            }
        }
        if (deadline.isExpired()) {
            throw begun.timeout();
        }
        await(Awaited.MESSAGE, deadline.remaining(), () -> receive(begun));
    }
}
