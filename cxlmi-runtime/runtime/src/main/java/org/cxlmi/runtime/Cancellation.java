package org.cxlmi.runtime;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells an asynchronous command that nobody waits for its response any more. */
final class Cancellation {

    private boolean requested;
    private @Nullable Runnable action;

    /** Sets what a cancellation does from now on. If it was requested already, the action is run now. */
    void onRequest(Runnable next) {
        synchronized (this) {
            if (!requested) {
                action = next;
                return;
            }
        }
        next.run();
    }

    /** Cancels the command: runs the current action. Further calls do nothing. */
    void request() {
        Runnable current;
        synchronized (this) {
            requested = true;
            current = action;
            action = null;
        }
        if (current != null) {
            current.run();
        }
    }

    synchronized boolean isRequested() {
        return requested;
    }

    /** The failure of a part of a command that was cancelled. The command itself has ended already. */
    static CancellationException exception() {
        return new CancellationException("the command was cancelled");
    }
}
