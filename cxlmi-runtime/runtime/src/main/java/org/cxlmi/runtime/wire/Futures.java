package org.cxlmi.runtime.wire;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Futures of asynchronous commands. */
@ForGeneratedCode
public final class Futures {

    private Futures() {}

    /**
     * A future that is completed when a response arrives, or with the same failure. If it is cancelled, or completed by
     * anybody else, the future of the response is cancelled.
     */
    public static CompletableFuture<@Nullable Void> withoutResponse(CompletableFuture<?> response) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        CompletableFuture<?> unused = response.whenComplete((value, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        CompletableFuture<?> unusedToo = done.whenComplete((value, failure) -> response.cancel(false));
        return done;
    }
}
