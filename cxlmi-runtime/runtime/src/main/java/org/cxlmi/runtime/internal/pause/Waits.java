package org.cxlmi.runtime.internal.pause;

import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.transport.Deadline;

/** Waits on this thread, which goes on waiting if it is interrupted, and stays interrupted then. */
public final class Waits {

    private Waits() {}

    /** Something to wait for. */
    @FunctionalInterface
    public interface Wait {

        /** Waits up to a number of nanoseconds; 0 only looks. */
        boolean isOverWithin(long nanos) throws InterruptedException;
    }

    /** Waits for something up to a deadline. */
    public static void await(Deadline deadline, Wait wait) {
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = wait.isOverWithin(deadline.remaining().toNanos()) || deadline.isExpired();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a thread up to a deadline. */
    public static void join(Deadline deadline, Thread thread) {
        await(deadline, nanos -> {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            return !thread.isAlive();
        });
    }
}
