package org.cxlmi.runtime;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order in which they were added, in threads that others use too. */
final class SerialQueue {

    private final Executor threads;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean isRunning;

    SerialQueue(Executor threads) {
        this.threads = threads;
    }

    /** Adds a task, which must not throw. */
    void add(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        threads.execute(this::runNext);
    }

    /** Removes a task. Returns false if it has begun. */
    boolean remove(Runnable task) {
        synchronized (waiting) {
            return waiting.remove(task);
        }
    }

    private void runNext() {
        Runnable task = next();
        if (task != null) {
            task.run();
            // Not in a loop, so that other queues get their turn.
            threads.execute(this::runNext);
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Iterator<Runnable> remaining = waiting.iterator();
            if (!remaining.hasNext()) {
                isRunning = false;
                return null;
            }
            Runnable first = remaining.next();
            remaining.remove();
            return first;
        }
    }
}
