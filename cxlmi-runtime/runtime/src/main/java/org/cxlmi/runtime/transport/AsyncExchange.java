package org.cxlmi.runtime.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** An exchange that is under way, without a thread that waits for it. */
public interface AsyncExchange {

    /**
     * Completed when the exchange has ended and the transport can be used again: with the response, or with an exception as
     * {@link Transport#exchange} throws it; the exception may be the cause of a {@link
     * java.util.concurrent.CompletionException}. What depends on this future runs in the thread of the transport, and must
     * not block.
     */
    CompletableFuture<CciResponse> response();

    /**
     * Ends the exchange without its response, as after a timeout: the response may still come, and must not be taken for
     * that of another command. {@link #response()} is then completed soon, with a {@link
     * java.util.concurrent.CancellationException}. Has no effect after the exchange has ended.
     */
    void giveUp();

    /** An exchange that has ended already, with what a function returns or throws. */
    static AsyncExchange ended(Supplier<CciResponse> exchange) {
        try {
            return new FollowedExchange(null, CompletableFuture.completedFuture(exchange.get()));
        } catch (RuntimeException | Error e) {
            return new FollowedExchange(null, CompletableFuture.failedFuture(e));
        }
    }
}
