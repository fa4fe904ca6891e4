package org.cxlmi.runtime;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of asynchronous commands, for all endpoints together. All are daemons, and end when they are idle. */
final class AsyncThreads {

    private static final int MOST = 64;
    private static final int LEAST_COMPLETIONS = 4;
    private static final int MOST_COMPLETIONS = 256;
    private static final int IDLE_SECONDS = 10;

    /** Carries out exchanges over transports that block. An endpoint never has more than one exchange at a time. */
    static final Executor EXCHANGES = pool("cxlmi-async-");

    /** Runs policies that block. They wait for exchanges, so the threads of these must not be taken by policies. */
    static final Executor POLICIES = pool("cxlmi-policy-");

    /**
     * Reads responses and completes futures, with the users' code that depends on them. If such code waits for another
     * command with {@code join}, a fork-join pool starts one more thread meanwhile.
     */
    private static final ForkJoinPool COMPLETIONS = new ForkJoinPool(
            Math.max(LEAST_COMPLETIONS, Runtime.getRuntime().availableProcessors()),
            AsyncThreads::completionThread,
            null,
            true,
            0,
            MOST_COMPLETIONS,
            1,
            pool -> true,
            IDLE_SECONDS,
            TimeUnit.SECONDS);

    private AsyncThreads() {}

    /** Runs what completes a future soon, but not in this call: users' code in there may send the next command. */
    static void completeLater(Runnable completion) {
        COMPLETIONS.execute(completion);
    }

    /** Runs what completes a future: in this thread if it may run users' code, otherwise soon in one that may. */
    static void complete(Runnable completion) {
        if (ForkJoinTask.getPool() == COMPLETIONS) {
            completion.run();
        } else {
            COMPLETIONS.execute(completion);
        }
    }

    /** The failure of a future, without the exception that futures wrap it in. */
    static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static ThreadPoolExecutor pool(String prefix) {
        AtomicInteger last = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    // Without what the thread that happens to send the first command has in its inheritable thread
                    // locals.
                    Thread thread = new Thread(null, task, prefix + last.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ForkJoinWorkerThread completionThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("cxlmi-completion-" + (thread.getPoolIndex() + 1));
        return thread;
    }
}
