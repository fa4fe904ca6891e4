package org.cxlmi.sdk.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.internal.pause.Waits;
import org.cxlmi.runtime.transport.Deadline;

/** The threads of a run. They are daemon threads, so a run that nobody closes does not prevent the end of the program. */
final class Crew {

    /** The name of each thread, before its number. */
    static final String THREAD_NAME = "cxlmi-fleet-";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<Thread> threads;

    private Crew(List<Thread> threads) {
        this.threads = threads;
    }

    /**
     * Starts this many threads, or fewer if the operating system gives no more.
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

    /**
     * Waits for the end of all threads except the calling one. If the calling thread is interrupted, it stays
     * interrupted.
     */
    void await(Duration limit) {
        Deadline deadline = Deadline.after(limit);
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                Waits.join(deadline, thread);
            }
        }
    }
}
