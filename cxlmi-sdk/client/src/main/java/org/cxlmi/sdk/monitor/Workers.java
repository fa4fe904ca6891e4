package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a run. Work on targets of one endpoint is done one after the other, because an endpoint carries out one
 * command at a time: so a component that does not answer occupies one thread only.
 */
final class Workers {

    /** The name of each thread of a monitor begins with this. */
    static final String THREAD_NAME = "cxlmi-monitor-";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Map<CxlTarget, Turns> turns = new HashMap<>();
    private final ThreadPoolExecutor pool;

    Workers(int size) {
        pool = new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        pool.allowCoreThreadTimeOut(true); // Most of the time, all components rest.
    }

    private Thread thread(Runnable work) {
        Thread thread = daemon(() -> {
            try {
                work.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        return thread;
    }

    /** A thread that does not prevent the end of the program. */
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, THREAD_NAME + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Does work on one endpoint, in its order. After {@link #stop}, nothing is done any more. */
    Executor on(CxlTarget endpoint) {
        return turns.computeIfAbsent(endpoint, unused -> new Turns());
    }

    private final class Turns implements Executor {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean busy;

        @Override
        public synchronized void execute(Runnable work) {
            waiting.add(work);
            if (!busy) {
                busy = true;
                submit();
            }
        }

        private void submit() {
            try {
                pool.execute(this::doOne);
            } catch (RejectedExecutionException e) {
                waiting.clear(); // The run is over.
            }
        }

        private void doOne() {
            Runnable work = next();
            try {
                if (work != null) {
                    work.run();
                }
            } finally {
                goOn();
            }
        }

        private synchronized @Nullable Runnable next() {
            return waiting.poll();
        }

        private synchronized void goOn() {
            busy = !waiting.isEmpty();
            if (busy) {
                submit();
            }
        }
    }

    /** Interrupts what is running, and begins nothing more. */
    void stop() {
        pool.shutdownNow();
    }

    /** Whether the calling thread is one of these. */
    boolean isWorking() {
        return threads.contains(Thread.currentThread());
    }

    /** Waits for the end of all threads. If the calling thread is interrupted, it stays interrupted. */
    void await(Duration limit) {
        patiently(limit, nanos -> pool.awaitTermination(nanos, TimeUnit.NANOSECONDS));
    }

    /** Waits for the end of a thread. If the calling thread is interrupted, it stays interrupted. */
    static void join(Thread thread, Duration limit) {
        patiently(limit, nanos -> {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            return !thread.isAlive();
        });
    }

    /** Waits for something up to a number of nanoseconds. */
    private interface Wait {
        boolean isOverWithin(long nanos) throws InterruptedException;
    }

    private static void patiently(Duration limit, Wait wait) {
        Deadline deadline = Deadline.after(limit);
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
}
