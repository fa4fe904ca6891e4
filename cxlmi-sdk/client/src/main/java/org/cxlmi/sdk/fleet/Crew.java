package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.transport.Deadline;

/** The threads of a run. They are daemons, so a run that nobody closes does not keep a program from its end. */
final class Crew {

    /** The threads are named so, with a number. */
    static final String THREAD_NAME = "cxlmi-fleet-";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<Thread> threads;

    private Crew(List<Thread> threads) {
        this.threads = threads;
    }

    /**
     * Starts so many threads, or as many as the operating system gives.
     *
     * @param failed what to do if it gives none
     */
    static Crew start(int size, Runnable work, Runnable failed) {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                Thread thread = new Thread(work, THREAD_NAME + COUNT.incrementAndGet());
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        } catch (OutOfMemoryError e) { // Thrown too if there may be no more threads.
            if (threads.isEmpty()) {
                failed.run();
                throw e;
            }
        }
        return new Crew(List.copyOf(threads));
    }

    /** Waits for the end of all threads but the one that asks, which stays interrupted if it is. */
    void await(Duration limit) {
        Deadline deadline = Deadline.after(limit);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread != Thread.currentThread() && thread.isAlive() && !deadline.isExpired()) {
                try {
                    thread.join(Math.max(1, deadline.remaining().toMillis()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
