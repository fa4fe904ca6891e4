package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.internal.pause.Waits;
import org.cxlmi.runtime.transport.Deadline;

/**
 * The threads of a run. Work on targets of one endpoint is done one after the other, because an endpoint carries out one
 * command at a time: so a component that does not answer occupies one thread only. Components that failed last have
 * threads of their own, so even many of them do not hold the others up.
 */
final class Workers {

    /** The name of each thread of a monitor begins with this. */
    static final String THREAD_NAME = "cxlmi-monitor-";

    /** Of so many threads, one is for components that failed last. */
    private static final int ONE_FOR_FAILING_OF = 4;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Map<Object, Turns> turns = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool;
    private final ThreadPoolExecutor poolForFailing;

    Workers(int size) {
        pool = pool(size);
        poolForFailing = pool(Math.max(1, size / ONE_FOR_FAILING_OF));
    }

    private ThreadPoolExecutor pool(int size) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        executor.allowCoreThreadTimeOut(true); // Most of the time, all components rest.
        return executor;
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

    /** The turns of an endpoint, or of another connection that carries out one command at a time. */
    Turns on(Object connection) {
        return turns.computeIfAbsent(connection, unused -> new Turns());
    }

    /** Work on one endpoint, which is done in its order. After {@link #stop}, nothing is done any more. */
    final class Turns {

        private final Queue<Turn> waiting = new ArrayDeque<>();
        private boolean busy;

        private record Turn(boolean failing, Runnable work) {}

        /**
         * Adds work.
         *
         * @param failing whether the component failed last, so that the work may have to wait for a timeout
         */
        synchronized void add(boolean failing, Runnable work) {
            waiting.add(new Turn(failing, work));
            if (!busy) {
                submitNext();
            }
        }

        private synchronized void submitNext() {
            Turn turn = waiting.poll();
            busy = turn != null;
            if (turn == null) {
                return;
            }
            try {
                (turn.failing ? poolForFailing : pool).execute(() -> perform(turn.work));
            } catch (RejectedExecutionException e) {
                waiting.clear(); // The run is over.
            }
        }

        private void perform(Runnable work) {
            try {
                work.run();
            } finally {
                submitNext();
            }
        }
    }

    /** Interrupts what is running, and begins nothing more. */
    void stop() {
        pool.shutdownNow();
        poolForFailing.shutdownNow();
    }

    /** Whether the calling thread is one of these. */
    boolean isWorking() {
        return threads.contains(Thread.currentThread());
    }

    /** Waits for the end of all threads. If the calling thread is interrupted, it stays interrupted. */
    void await(Duration limit) {
        Deadline deadline = Deadline.after(limit);
        for (ThreadPoolExecutor each : List.of(pool, poolForFailing)) {
            Waits.await(deadline, nanos -> each.awaitTermination(nanos, TimeUnit.NANOSECONDS));
        }
    }
}
