package org.cxlmi.runtime;

import java.util.concurrent.CompletableFuture;

/**
 * The result of an asynchronous command. If somebody else completes it, for example with {@code cancel} or {@code
 * orTimeout}, the command is given up.
 */
final class CommandFuture<T> extends CompletableFuture<T> {

    private final Cancellation cancellation = new Cancellation();

    Cancellation cancellation() {
        return cancellation;
    }

    /** Completes the future with the outcome of the command, in a thread that may run users' code. */
    void deliver(T value) {
        if (!cancellation.isRequested()) {
            super.complete(value);
        }
    }

    /** Completes the future with the failure of the command, in a thread that may run users' code. */
    void fail(Throwable failure) {
        // Whoever cancels it completes it, too; the failure may only be a consequence of that.
        if (!cancellation.isRequested()) {
            super.completeExceptionally(failure);
        }
    }

    // The command is given up first: completing the future runs its dependants, which may take long.

    @Override
    public boolean complete(T value) {
        cancellation.request();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        cancellation.request();
        return super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        cancellation.request();
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public void obtrudeValue(T value) {
        cancellation.request();
        super.obtrudeValue(value);
    }

    @Override
    public void obtrudeException(Throwable failure) {
        cancellation.request();
        super.obtrudeException(failure);
    }
}
