package org.cxlmi.cli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does the requests to each device one after the other, in their order, and those to different ones at once. */
final class Lanes {

    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads;
    private final Map<Object, Deque<Pending>> waiting = new HashMap<>();

    /**
     * Makes lanes.
     *
     * @param atOnce how many devices are worked on at once
     */
    Lanes(int atOnce) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                atOnce, atOnce, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "cxlmi shell");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Adds a request to those of its device. */
    void add(Object device, Pending request) {
        synchronized (waiting) {
            Deque<Pending> others = waiting.get(device);
            if (others != null) {
                others.add(request);
                return;
            }
            waiting.put(device, new ArrayDeque<>());
        }
        threads.execute(() -> run(device, request));
    }

    private void run(Object device, Pending request) {
        request.run();
        synchronized (waiting) {
            Pending next = waiting.getOrDefault(device, new ArrayDeque<>()).poll();
            if (next == null) {
                waiting.remove(device);
            } else {
                threads.execute(() -> run(device, next));
            }
        }
    }
}
