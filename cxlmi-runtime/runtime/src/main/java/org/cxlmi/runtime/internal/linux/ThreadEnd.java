package org.cxlmi.runtime.internal.linux;

/** Waits for the end of a thread that was told to end. */
final class ThreadEnd {

    private static final long LONGEST_MILLIS = 1000;

    private ThreadEnd() {}

    /** Waits a second at most. An interrupt does not end the wait; the interrupt status stays set. */
    static void await(Thread thread) {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join(LONGEST_MILLIS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
