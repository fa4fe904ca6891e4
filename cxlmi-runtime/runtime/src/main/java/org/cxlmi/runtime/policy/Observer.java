package org.cxlmi.runtime.policy;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/**
 * A policy that tells a listener the outcome of each command, for metrics and logs. Inside a {@link Retry} it reports
 * each attempt; outside of it, it reports each command once, with all its retries. Without any policy, each command is
 * also an event of JDK Flight Recorder.
 */
public final class Observer implements Policy {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Consumer<? super ObservedCommand> listener;

    private Observer(Consumer<? super ObservedCommand> listener) {
        this.listener = listener;
    }

    /**
     * Reports to a listener.
     *
     * @param listener called in the thread of each command, after the command; for an asynchronous command in one of the
     *     threads that complete futures, or in that of the caller, so it must not take long; an exception that it throws is only logged
     */
    public static Observer of(Consumer<? super ObservedCommand> listener) {
        return new Observer(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        int before = exchange.attempts();
        long begin = System.nanoTime();
        try {
            CciResponse response = chain.proceed();
            tell(exchange, before, begin, response, null);
            return response;
        } catch (CxlException e) {
            tell(exchange, before, begin, null, e);
            throw e;
        }
    }

    @Override
    public CompletableFuture<CciResponse> exchangeAsync(Exchange exchange, AsyncChain chain) {
        int before = exchange.attempts();
        long begin = System.nanoTime();
        return chain.proceed().whenComplete((response, failure) -> {
            // What is no CxlException is no outcome either, for example that the command was cancelled.
            if (failure == null || failure instanceof CxlException) {
                tell(exchange, before, begin, response, (CxlException) failure);
            }
        });
    }

    private void tell(
            Exchange exchange, int before, long begin, @Nullable CciResponse response, @Nullable CxlException failure) {
        long nanos = System.nanoTime() - begin;
        ObservedCommand command = new ObservedCommand(exchange, nanos, exchange.attempts() - before, response, failure);
        try {
            listener.accept(command);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener failed after " + command, e);
        }
    }

    @Override
    public String toString() {
        return "observer";
    }
}
