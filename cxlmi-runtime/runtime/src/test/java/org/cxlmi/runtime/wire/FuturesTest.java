package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FuturesTest {

    private final CompletableFuture<String> response = new CompletableFuture<>();
    private final CompletableFuture<Void> done = Futures.withoutResponse(response);

    @Test
    void withoutResponse_isDone_whenTheResponseArrives() {
        assertFalse(done.isDone());
        response.complete("response");
        assertNull(done.join());
        assertSame("response", response.join());
    }

    @Test
    void withoutResponse_failsWithTheSameException() {
        IllegalStateException failure = new IllegalStateException("on purpose");
        response.completeExceptionally(failure);
        assertSame(failure, assertThrows(ExecutionException.class, done::get).getCause());
    }

    @Test
    void withoutResponse_thatIsCancelled_cancelsTheResponse() {
        done.cancel(false);
        assertTrue(response.isCancelled());
    }

    @Test
    void withoutResponse_thatSomebodyCompletes_cancelsTheResponse() {
        IllegalStateException timeout = new IllegalStateException("too late");
        done.completeExceptionally(timeout);
        assertTrue(response.isCancelled());
        assertSame(timeout, assertThrows(ExecutionException.class, done::get).getCause());
    }
}
