package org.cxlmi.sdk.ops;

import org.cxlmi.runtime.error.CxlException;

/** Leaves a component behind in order after something failed. */
final class GivingUp {

    private GivingUp() {}

    /** Tells a component to forget what was begun. */
    @FunctionalInterface
    interface Action {
        void run() throws InterruptedException;
    }

    /**
     * Runs the action even if the thread has been interrupted, which it is again afterwards.
     *
     * @param failure gets what goes wrong with the action as a suppressed exception
     */
    static void after(Throwable failure, Action action) {
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } catch (CxlException e) {
            failure.addSuppressed(e);
        } catch (InterruptedException e) {
            failure.addSuppressed(e);
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
