package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/** One asynchronous command: passes it through the target's policies, reads the response, and completes its future. */
final class AsyncCommand<T> {

    private final Dispatch dispatch;
    private final Connection connection;
    private final Route route;
    private final CommandExchange<T> exchange;
    private final CommandFuture<T> result = new CommandFuture<>();

    /** Makes a command; {@link #start} sends it. */
    AsyncCommand(Dispatch dispatch, Call<T> call, CciRequest request) {
        this.dispatch = dispatch;
        this.connection = dispatch.connection();
        this.route = dispatch.route();
        this.exchange = new AwaitedExchange(call, request);
    }

    CompletableFuture<T> start() {
        CompletableFuture<CciResponse> unused = new Chain(route.policies().size(), route.limit())
                .proceed()
                .whenComplete((response, failure) -> AsyncThreads.complete(() -> finish(response, failure)));
        return result;
    }

    private void finish(@Nullable CciResponse response, @Nullable Throwable failure) {
        if (response == null) {
            result.fail(Objects.requireNonNull(failure, "failure"));
            return;
        }
        T value;
        try {
            value = exchange.read(response);
        } catch (RuntimeException | Error e) {
            result.fail(e);
            return;
        }
        result.deliver(value);
    }

    private CompletableFuture<CciResponse> send(TimeLimit limit) {
        return unwrapped(
                connection.exchangeAsync(route.transport(), exchange.request(), limit, result.cancellation()),
                response -> exchange.received(dispatch.checkAccepted(exchange.call(), exchange.request(), response)));
    }

    private CciResponse sendAndWait(TimeLimit limit) {
        try {
            return send(limit).join();
        } catch (CompletionException e) {
            Throwable failure = AsyncThreads.causeOf(e);
            if (failure instanceof Error error) {
                throw error;
            }
            throw failure instanceof RuntimeException exception ? exception : e;
        }
    }

    /** What follows a response. The future fails with the exceptions themselves, whoever has wrapped them. */
    private static CompletableFuture<CciResponse> unwrapped(
            CompletableFuture<CciResponse> source, UnaryOperator<CciResponse> function) {
        CompletableFuture<CciResponse> target = new CompletableFuture<>();
        CompletableFuture<CciResponse> unused = source.whenComplete((response, failure) -> {
            if (failure == null) {
                complete(target, () -> function.apply(response));
            } else {
                target.completeExceptionally(AsyncThreads.causeOf(failure));
            }
        });
        return target;
    }

    private static void complete(CompletableFuture<CciResponse> future, Supplier<CciResponse> response) {
        try {
            future.complete(response.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    /** The exchange, as policies that block see it: they wait for the response. */
    private final class AwaitedExchange extends CommandExchange<T> {

        private AwaitedExchange(Call<T> call, CciRequest request) {
            super(dispatch.target(), call, request);
        }

        @Override
        Connection connection() {
            return connection;
        }

        @Override
        Route route() {
            return route;
        }

        @Override
        CciResponse send(TimeLimit limit) {
            return sendAndWait(limit);
        }
    }

    /** The rest of the command: some of its policies, and the component. */
    private final class Chain implements Policy.AsyncChain {

        private final int policies;
        private final TimeLimit limit;

        private Chain(int policies, TimeLimit limit) {
            this.policies = policies;
            this.limit = limit;
        }

        @Override
        public Duration timeout() {
            return limit.now(connection.timeout());
        }

        @Override
        public boolean isCancelled() {
            return result.cancellation().isRequested();
        }

        @Override
        public CompletableFuture<CciResponse> proceed() {
            return proceed(limit);
        }

        @Override
        public CompletableFuture<CciResponse> proceed(Duration timeout) {
            return proceed(BlockingChain.limitWith(exchange, limit, timeout));
        }

        private CompletableFuture<CciResponse> proceed(TimeLimit within) {
            if (policies == 0) {
                exchange.addAttempt();
                return send(within);
            }
            Policy next = route.policies().get(policies - 1);
            try {
                return unwrapped(
                        next.exchangeAsync(exchange, new Chain(policies - 1, within)),
                        response -> BlockingChain.checked(next, response));
            } catch (RuntimeException | Error e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public CompletableFuture<CciResponse> inThread(Function<? super Policy.Chain, CciResponse> blocking) {
            BlockingChain rest = new BlockingChain(exchange, policies, limit);
            CompletableFuture<CciResponse> future = new CompletableFuture<>();
            SerialQueue threads = connection.blockingPolicies();
            Runnable task = () -> complete(future, () -> blocking.apply(rest));
            threads.add(task);
            result.cancellation().onRequest(() -> {
                if (threads.remove(task)) {
                    future.completeExceptionally(Cancellation.exception());
                }
            });
            return future;
        }
    }
}
