package org.cxlmi.runtime.internal.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for many descriptors, and for moments, in one thread. This process has one loop. It begins with the first transport
 * that uses it, and ends with the last.
 *
 * <p>What it calls back must not block. It may use the loop, but not {@link #leave} it.
 */
final class EventLoop {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");
    private static final int WAKE = 0;
    private static final int ENDING = Integer.MIN_VALUE;
    private static final int FOREVER = -1;

    /** The loops by the system calls that they use: one, but in tests. */
    private static final Map<Events, EventLoop> RUNNING = new HashMap<>();

    private final Events libc;
    private final EpollMemory memory;
    private final int epoll;
    private final int wakeUp;
    private final Thread thread = new Thread(null, this::run, "cxlmi-mctp-loop", 0, false);
    private int users;

    // Guarded by this.
    private final Map<Integer, Watch> watches = new HashMap<>();
    private final TreeSet<Watch> timed = new TreeSet<>(Watch::compare);
    private int lastId = WAKE;
    private boolean isAwake = true;
    private long sleepsUntil;
    private boolean hasEnd;
    private boolean isEnding;
    private boolean isClosed;
    private int failure;

    private EventLoop(Events libc, EpollMemory memory, int epoll, int wakeUp) {
        this.libc = libc;
        this.memory = memory;
        this.epoll = epoll;
        this.wakeUp = wakeUp;
        thread.setDaemon(true);
    }

    /**
     * The loop of this process, with one more user.
     *
     * @param user whose failure it is if the kernel refuses
     * @throws org.cxlmi.runtime.error.TransportException the kernel refuses
     */
    static EventLoop join(Events libc, MctpAddress user) {
        synchronized (RUNNING) {
            EventLoop loop = RUNNING.get(libc);
            if (loop == null) {
                loop = open(libc, user);
                RUNNING.put(libc, loop);
                loop.thread.start();
            }
            loop.users++;
            return loop;
        }
    }

    private static EventLoop open(Events libc, MctpAddress user) {
        int epoll = libc.epollCreate();
        if (epoll < 0) {
            throw user.failure("epoll_create1", -epoll);
        }
        int wakeUp = libc.eventfd();
        if (wakeUp < 0) {
            libc.close(epoll);
            throw user.failure("eventfd", -wakeUp);
        }
        EpollMemory memory = new EpollMemory();
        int result = libc.epollCtl(epoll, EpollAbi.ADD, wakeUp, memory.interest(EpollAbi.IN, WAKE));
        if (result < 0) {
            libc.close(wakeUp);
            libc.close(epoll);
            memory.close();
            throw user.failure("epoll_ctl", -result);
        }
        return new EventLoop(libc, memory, epoll, wakeUp);
    }

    /** Ends the use of the loop. When this returns to the last user, its thread and its descriptors are gone. */
    void leave() {
        synchronized (RUNNING) {
            users--;
            if (users > 0) {
                return;
            }
            RUNNING.remove(libc, this);
        }
        synchronized (this) {
            isEnding = true;
            wake();
        }
        ThreadEnd.await(thread);
    }

    /**
     * Begins to watch a descriptor.
     *
     * @param user whose failure it is if the kernel refuses
     * @throws org.cxlmi.runtime.error.TransportException the kernel refuses
     */
    synchronized Watch watch(int fd, MctpAddress user) {
        lastId++;
        int result = libc.epollCtl(epoll, EpollAbi.ADD, fd, memory.interest(EpollAbi.ONE_SHOT, lastId));
        if (result < 0) {
            throw user.failure("epoll_ctl", -result);
        }
        Watch watch = new Watch(fd, lastId);
        watches.put(lastId, watch);
        return watch;
    }

    /** A descriptor that is watched, with one wait at a time. */
    final class Watch {

        private final int fd;
        private final int id;
        private @Nullable IntConsumer then;
        private long end;

        private Watch(int fd, int id) {
            this.fd = fd;
            this.id = id;
        }

        /** The one that ends first comes first. */
        private static int compare(Watch one, Watch other) {
            // A difference, not a comparison: nanoTime may overflow.
            int order = Long.signum(one.end - other.end);
            return order != 0 ? order : Integer.compare(one.id, other.id);
        }

        /**
         * Calls back once, when something happens or the time is over.
         *
         * @param events what is waited for, besides errors; 0 for the time only
         * @param next called in the thread of the loop, with what happened; 0 when the time is over
         * @return 0, or a negated errno: then nothing is called back
         */
        int await(int events, Duration limit, IntConsumer next) {
            synchronized (EventLoop.this) {
                if (failure != 0) {
                    return failure;
                }
                cancel();
                if (events != 0) {
                    int result =
                            libc.epollCtl(epoll, EpollAbi.MODIFY, fd, memory.interest(events | EpollAbi.ONE_SHOT, id));
                    if (result < 0) {
                        return result;
                    }
                }
                then = next;
                end = System.nanoTime() + limit.toNanos();
                timed.add(this);
                if (!isAwake && (!hasEnd || end - sleepsUntil < 0)) {
                    wake();
                }
                return 0;
            }
        }

        /** Ends the wait, if there is one. An event that still comes is ignored. */
        void cancel() {
            synchronized (EventLoop.this) {
                if (then != null) {
                    then = null;
                    timed.remove(this);
                }
            }
        }

        /** Ends the watch; call this before the descriptor is closed. */
        void close() {
            synchronized (EventLoop.this) {
                cancel();
                if (watches.remove(id) != null && !isClosed) {
                    libc.epollCtl(epoll, EpollAbi.DELETE, fd, memory.interest(0, id));
                }
            }
        }

        private @Nullable Runnable take(int events) {
            IntConsumer taken = then;
            cancel();
            return taken == null ? null : () -> taken.accept(events);
        }
    }

    private void wake() {
        if (!isAwake && !isClosed) {
            isAwake = true;
            libc.write(wakeUp, memory.one(), Long.BYTES);
        }
    }

    private void run() {
        try {
            int timeout = sleep();
            while (timeout != ENDING) {
                int count = libc.epollWait(epoll, memory.events(), EpollMemory.MOST_EVENTS, timeout);
                due(count).forEach(EventLoop::call);
                timeout = sleep();
            }
        } finally {
            close();
        }
    }

    /** The milliseconds until the next wait is over. From here on, who needs the loop earlier has to wake it. */
    private synchronized int sleep() {
        if (isEnding) {
            return ENDING;
        }
        isAwake = false;
        hasEnd = !timed.isEmpty();
        if (!hasEnd) {
            return FOREVER;
        }
        sleepsUntil = timed.first().end;
        return MctpSocket.millisecondsOf(Duration.ofNanos(Math.max(0, sleepsUntil - System.nanoTime())));
    }

    /** What has to be called after a wait with this result. */
    private synchronized List<Runnable> due(int count) {
        isAwake = true;
        List<Runnable> due = new ArrayList<>();
        if (count < 0 && !Errno.EINTR.is(count)) {
            failure = count;
            LOG.log(System.Logger.Level.WARNING, "MCTP cannot be waited for any more: " + Errno.nameOf(-count));
            List.copyOf(timed).forEach(watch -> add(due, watch, 0));
            isEnding = true;
        }
        for (int i = 0; i < count; i++) {
            int id = memory.id(i);
            Watch watch = watches.get(id);
            if (watch != null) {
                add(due, watch, memory.events(i));
            } else if (id == WAKE) {
                libc.read(wakeUp, memory.count(), Long.BYTES);
            }
        }
        long now = System.nanoTime();
        while (!timed.isEmpty() && timed.first().end - now <= 0) {
            add(due, timed.first(), 0);
        }
        return due;
    }

    private static void add(List<Runnable> due, Watch watch, int events) {
        Runnable next = watch.take(events);
        if (next != null) {
            due.add(next);
        }
    }

    private static void call(Runnable due) {
        try {
            due.run();
        } catch (RuntimeException | Error e) {
            // One exchange must not end those of all others.
            LOG.log(System.Logger.Level.ERROR, "an exchange over MCTP failed; please report this as a defect", e);
        }
    }

    private synchronized void close() {
        isClosed = true;
        libc.close(wakeUp);
        libc.close(epoll);
        memory.close();
    }
}
