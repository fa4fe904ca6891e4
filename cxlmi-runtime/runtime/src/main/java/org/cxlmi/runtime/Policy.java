package org.cxlmi.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * Code that runs around each exchange of a target: it may repeat, delay, count or refuse commands. See {@link
 * CxlTarget#with}.
 *
 * <p>A policy is called in the thread that sends the command, and by several threads at once. It does not lock the
 * endpoint: while the policy waits, other commands go to the component. The {@code toString()} of a policy is part of
 * the {@code toString()} of the target.
 */
@FunctionalInterface
public interface Policy {

    /**
     * Carries out an exchange: usually with {@link Chain#proceed()}, and something before and after it. Failures are
     * exceptions here, as they are for the caller who sent the command: a return code, a malformed payload, a timeout.
     * A command that failed with an exception whose {@link org.cxlmi.runtime.error.CxlException#isRetryable} is true
     * was not carried out.
     *
     * @param exchange the command, and the target that it is sent to
     * @param chain sends the command
     * @return the response; usually what the chain returned
     * @throws org.cxlmi.runtime.error.CxlException the failure of the exchange
     */
    CciResponse exchange(Exchange exchange, Chain chain);

    /**
     * Carries out an exchange of an asynchronous command, in the same way as {@link #exchange}. By default, {@code exchange}
     * is called in a thread of its own pool. For one endpoint this happens one command after another, so a policy that waits
     * delays the asynchronous commands behind it. Override this method for a policy that can wait without a thread.
     *
     * <p>The method must not block, and may be called in any thread. If the command is cancelled, the futures of the chain
     * fail with a {@link java.util.concurrent.CancellationException}, and nothing more is sent.
     *
     * @param exchange the command, and the target that it is sent to
     * @param chain sends the command
     * @return completed with the response, or with the failure of the exchange
     */
    default CompletableFuture<CciResponse> exchangeAsync(Exchange exchange, AsyncChain chain) {
        return chain.inThread(blocking -> exchange(exchange, blocking));
    }

    /** The rest of an exchange: the policies that the target had before this one, then the component. */
    interface Chain {

        /**
         * How long the component may take for its response. The time begins when it is the command's turn at the
         * endpoint. If the target has a deadline, the timeout is at most the time until the deadline, and zero after
         * it.
         */
        Duration timeout();

        /**
         * Sends the command and waits for its response. Each call sends the command again, so a policy must know that
         * it may be repeated. For each call, the component has the whole {@link #timeout}.
         *
         * @throws org.cxlmi.runtime.error.CxlException one of its subclasses; the message says what failed and where
         */
        CciResponse proceed();

        /**
         * Does the same as {@link #proceed()} with another timeout, for example the rest of a time limit of the policy.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than the transport allows
         * @throws org.cxlmi.runtime.error.CxlException one of its subclasses; the message says what failed and where
         */
        CciResponse proceed(Duration timeout);
    }

    /** The rest of an exchange of an asynchronous command. */
    interface AsyncChain {

        /** Does the same as {@link Chain#timeout}. */
        Duration timeout();

        /** Whether the command was cancelled. Then nothing more is sent. */
        boolean isCancelled();

        /**
         * Does the same as {@link Chain#proceed()}, without waiting.
         *
         * @return completed with the response, or with what {@code proceed} would throw, in a thread that may run code of
         *     users
         */
        CompletableFuture<CciResponse> proceed();

        /**
         * Does the same as {@link #proceed()} with another timeout.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than the transport allows
         */
        CompletableFuture<CciResponse> proceed(Duration timeout);

        /**
         * Runs code that blocks, in a thread for such code. If the command is cancelled, its {@link Chain#proceed()} throws a
         * {@link java.util.concurrent.CancellationException}.
         *
         * @return completed with what the code returns or throws
         */
        CompletableFuture<CciResponse> inThread(Function<? super Chain, CciResponse> blocking);
    }
}
