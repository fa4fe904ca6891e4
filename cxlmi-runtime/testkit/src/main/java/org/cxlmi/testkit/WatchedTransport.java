package org.cxlmi.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;

/**
 * Runs each exchange and the closing in a thread of its own. If one does not come back, the test fails, and the
 * transport is abandoned: it is not used or closed any more.
 */
final class WatchedTransport extends ForwardingTransport {

    /** Longer deadlines, such as that of a day, only show whether the transport refuses them. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Duration grace;
    private final boolean async;
    private volatile boolean abandoned;

    /**
     * Watches a transport.
     *
     * @param grace how long after its deadline an exchange is given up
     * @param async whether exchanges use {@link Transport#exchangeAsync}
     */
    WatchedTransport(Transport transport, Duration grace, boolean async) {
        super(transport);
        this.grace = grace;
        this.async = async;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    @Override
    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
        Duration left = deadline.remaining();
        boolean isLong = left.compareTo(LONGEST_WAIT) > 0;
        return run(
                () -> async ? exchangeAndWait(to, request, deadline) : to.exchange(request, deadline),
                (isLong ? LONGEST_WAIT : left).plus(grace),
                isLong
                        ? "exchange did not come back within "
                                + LONGEST_WAIT.plus(grace).toMillis() + " ms"
                        : "exchange did not come back " + grace.toMillis() + " ms after its deadline of "
                                + deadline.timeout().toMillis() + " ms");
    }

    private static CciResponse exchangeAndWait(Transport to, CciRequest request, Deadline deadline) {
        AsyncExchange exchange = to.exchangeAsync(request, deadline)
                .orElseThrow(() -> new AssertionError(to.name() + ": exchangeAsync is empty"));
        try {
            return exchange.response().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        return transport().exchangeAsync(request, deadline);
    }

    @Override
    public void close() {
        if (!abandoned) {
            run(
                    () -> {
                        transport().close();
                        return true;
                    },
                    grace,
                    "close did not come back within " + grace.toMillis() + " ms");
        }
    }

    private <T> T run(Callable<T> call, Duration limit, String failure) {
        if (abandoned) {
            throw new AssertionError(name() + ": an earlier call did not come back");
        }
        boolean interrupted = Thread.interrupted();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            try {
                return call.call();
            } finally {
                stillInterrupted.set(Thread.interrupted());
            }
        });
        Thread thread = new Thread(task, "transport under test");
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, Deadline.after(limit), thread, failure);
        } finally {
            if (stillInterrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T await(FutureTask<T> task, Deadline limit, Thread thread, String failure) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(limit.remaining().toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    abandoned = true;
                    AssertionError error = new AssertionError(name() + ": " + failure);
                    error.setStackTrace(thread.getStackTrace());
                    throw error;
                } catch (ExecutionException e) {
                    throw thrownBy(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the transport threw, as it threw it: the tests are about its class. */
    private static RuntimeException thrownBy(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        if (failure.getCause() instanceof RuntimeException exception) {
            return exception;
        }
        throw new AssertionError("a checked exception that nothing declares", failure.getCause());
    }
}
