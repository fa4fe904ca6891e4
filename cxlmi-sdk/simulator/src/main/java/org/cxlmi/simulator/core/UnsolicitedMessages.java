package org.cxlmi.simulator.core;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cxlmi.runtime.transport.CciMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands the requests of a component to the listener of a connection, one at a time, in a thread of their own. So a
 * listener that is slow or sends commands holds up neither the component nor other connections.
 *
 * <p>A request that equals one that still waits is dropped, so no more can wait than the component has different ones.
 */
final class UnsolicitedMessages implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");
    private static final long IDLE_SECONDS = 1;

    private final String name;
    private final Deque<CciMessage> waiting = new ArrayDeque<>();
    private final ThreadPoolExecutor thread;
    private @Nullable Consumer<CciMessage> listener;
    private boolean closed;

    UnsolicitedMessages(String name) {
        this.name = name;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), UnsolicitedMessages::daemon);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread made = new Thread(task, "cxlmi unsolicited messages");
        made.setDaemon(true);
        return made;
    }

    synchronized void listen(Consumer<CciMessage> newListener) {
        listener = newListener;
    }

    synchronized void add(CciMessage message) {
        if (!closed && listener != null && waiting.stream().noneMatch(other -> isSame(other, message))) {
            waiting.add(message);
            thread.execute(this::deliver);
        }
    }

    private static boolean isSame(CciMessage one, CciMessage other) {
        return one.header().opcode() == other.header().opcode() && Arrays.equals(one.payload(), other.payload());
    }

    private void deliver() {
        CciMessage message;
        Consumer<CciMessage> to;
        synchronized (this) {
            message = waiting.poll();
            to = listener;
        }
        if (message == null || to == null) {
            return;
        }
        try {
            to.accept(message);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, name + ": the listener of unsolicited messages failed", e);
        }
    }

    /** What still waits is dropped. A call of the listener that has begun goes on. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        thread.shutdown();
    }
}
