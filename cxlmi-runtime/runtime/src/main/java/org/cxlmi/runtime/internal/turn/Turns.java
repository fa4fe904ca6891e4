package org.cxlmi.runtime.internal.turn;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The turns at something that serves one at a time, in the order in which they were asked for. A turn belongs to a blocked
 * thread or to an asynchronous command. Like a reentrant lock, a thread that has the turn can take it again.
 */
public final class Turns {

    private static final int FREE = 0;
    private static final int TAKEN = 1;

    /** Taken, and there is a waiter. From here on, only {@link #passOn} changes the state. */
    private static final int AWAITED = 2;

    private final AtomicInteger state = new AtomicInteger(FREE);
    private final Set<Waiter> waiters = new LinkedHashSet<>();

    /** Those who come before all others, because their turns are short. */
    private final Set<Waiter> preferred = new LinkedHashSet<>();

    private boolean isPassing;
    private boolean isReleased;

    /** Only equal to the current thread if that thread has set it. */
    private @Nullable Thread owner;

    private int holds;

    /** Waits for its turn. */
    public interface Waiter {

        /** Called once when it is the waiter's turn, in the thread that had the turn before. Must not block. */
        void begin();
    }

    /** A thread that waits for its turn. */
    private static final class BlockedThread implements Waiter {

        private final Thread thread = Thread.currentThread();
        private volatile boolean hasBegun;

        @Override
        public void begin() {
            hasBegun = true;
            LockSupport.unpark(thread);
        }
    }

    /** Takes a turn for this thread. An interrupt does not end the wait. */
    public void take() {
        take(waiters);
    }

    /** Takes the next turn for this thread, for something short that is no command. */
    public void takeNext() {
        take(preferred);
    }

    private void take(Set<Waiter> queue) {
        if (enterOrReenter()) {
            return;
        }
        BlockedThread waiter = new BlockedThread();
        if (!await(waiter, queue)) {
            boolean interrupted = false;
            while (!waiter.hasBegun) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        own();
    }

    /**
     * Takes a turn for this thread. Returns false if the time is over first.
     *
     * @throws InterruptedException if the thread is interrupted first
     */
    public boolean take(Duration limit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (enterOrReenter()) {
            return true;
        }
        BlockedThread waiter = new BlockedThread();
        if (!await(waiter, waiters)) {
            long end = System.nanoTime() + limit.toNanos();
            while (!waiter.hasBegun) {
                long left = end - System.nanoTime();
                boolean interrupted = Thread.interrupted();
                if ((interrupted || left <= 0) && withdraw(waiter)) {
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    return false;
                }
                if (interrupted) {
                    // It is this thread's turn already; who waits next has to see the interrupt.
                    Thread.currentThread().interrupt();
                    break;
                }
                LockSupport.parkNanos(this, left);
            }
        }
        own();
        return true;
    }

    private boolean enterOrReenter() {
        if (state.compareAndSet(FREE, TAKEN)) {
            own();
            return true;
        }
        if (owner == Thread.currentThread()) {
            holds++;
            return true;
        }
        return false;
    }

    private void own() {
        owner = Thread.currentThread();
        holds = 1;
    }

    /** Takes a turn for a waiter, which begins now or later. */
    public void take(Waiter waiter) {
        if (state.compareAndSet(FREE, TAKEN) || await(waiter, waiters)) {
            waiter.begin();
        }
    }

    /** Puts a waiter at the end of a queue. Returns true if it need not wait: the turn is taken for it. */
    private boolean await(Waiter waiter, Set<Waiter> queue) {
        synchronized (waiters) {
            while (true) {
                if (state.compareAndSet(FREE, TAKEN)) {
                    return true;
                }
                if (state.compareAndSet(TAKEN, AWAITED) || state.get() == AWAITED) {
                    queue.add(waiter);
                    return false;
                }
            }
        }
    }

    /** Removes a waiter for a command. Returns false if it does not wait any more: its turn begins, or has begun. */
    public boolean withdraw(Waiter waiter) {
        synchronized (waiters) {
            return waiters.remove(waiter);
        }
    }

    /** Gives back a turn of this thread. */
    public void release() {
        holds--;
        if (holds == 0) {
            end();
        }
    }

    /** Ends a turn of a waiter, or the last hold of a thread. */
    public void end() {
        owner = null;
        if (!state.compareAndSet(TAKEN, FREE)) {
            passOn();
        }
    }

    /**
     * Lets the next waiter begin. If that ends its turn at once, the call that is under way goes on with the one after it: so
     * the stack does not grow with the number of waiters.
     */
    private void passOn() {
        synchronized (waiters) {
            if (isPassing) {
                isReleased = true;
                return;
            }
            isPassing = true;
        }
        Waiter next = next();
        while (next != null) {
            next.begin();
            next = nextIfReleased();
        }
    }

    private @Nullable Waiter nextIfReleased() {
        synchronized (waiters) {
            if (!isReleased) {
                isPassing = false;
                return null;
            }
            return next();
        }
    }

    private @Nullable Waiter next() {
        synchronized (waiters) {
            isReleased = false;
            Iterator<Waiter> queue = (preferred.isEmpty() ? waiters : preferred).iterator();
            if (!queue.hasNext()) {
                isPassing = false;
                state.set(FREE);
                return null;
            }
            Waiter first = queue.next();
            queue.remove();
            state.set(preferred.isEmpty() && waiters.isEmpty() ? TAKEN : AWAITED);
            return first;
        }
    }
}
