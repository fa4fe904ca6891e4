package org.cxlmi.sdk.monitor;

import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.internal.pause.Waits;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** Delivers the batches of a run to a subscriber, in a thread of its own, as far as the subscriber has asked for them. */
final class EventSubscription implements Flow.Subscription {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");
    private final MonitorRun run;
    private final Runnable whenOver;
    private final Thread thread = Workers.daemon(this::deliverAll);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Flow.@Nullable Subscriber<? super EventBatch> subscriber;
    private long demand;
    private boolean cancelled;
    private boolean closed;
    private @Nullable Throwable failure;

    EventSubscription(Flow.Subscriber<? super EventBatch> subscriber, MonitorRun run, Runnable whenOver) {
        this.subscriber = subscriber;
        this.run = run;
        this.whenOver = whenOver;
    }

    /** Calls a method of a subscriber, which must not throw. */
    static boolean call(Runnable method) {
        try {
            method.run();
            return true;
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "a subscriber threw an exception; its subscription is cancelled", e);
            return false;
        }
    }

    void begin() {
        Flow.Subscriber<? super EventBatch> known = subscriber;
        if (known != null && !call(() -> known.onSubscribe(this))) {
            cancel();
        }
        thread.start();
    }

    @Override
    public void request(long count) {
        lock.lock();
        try {
            if (count > 0) {
                demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            } else if (failure == null) {
                failure = new IllegalArgumentException(
                        "a subscriber requested " + count + " batches; it has to be at least 1 (rule 3.9)");
                run.end();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        run.end();
    }

    /** Completes the subscription, and waits for its thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        run.end();
        awaitEnd();
    }

    private void awaitEnd() {
        if (Thread.currentThread() != thread && !run.isWorking()) {
            Waits.join(Deadline.after(MonitorRun.GRACE), thread);
        }
    }

    /** After a cancellation, the thread still clears what the subscriber took last. */
    void awaitEndIfCancelled() {
        if (isCancelled()) {
            awaitEnd();
        }
    }

    private boolean isCancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void deliverAll() {
        try {
            boolean goesOn = true;
            while (goesOn && awaitDemand()) {
                MonitorRun.Delivery delivery = run.take(Cutoff.FOREVER);
                goesOn = delivery != null && deliver(delivery);
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "somebody interrupted the thread of a subscription", e);
        } catch (Throwable e) {
            fail(e);
        } finally {
            run.close();
            whenOver.run();
        }
        tellEnd();
    }

    /** Whether the subscriber wants a batch, and nothing has ended. */
    private boolean awaitDemand() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (demand == 0 && !isOver()) {
                changed.await();
            }
            return !isOver();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return cancelled || closed || failure != null || run.isOver();
    }

    /** Whether the subscriber took the batch. */
    private boolean deliver(MonitorRun.Delivery delivery) {
        Flow.Subscriber<? super EventBatch> taker = takeDemand();
        if (taker == null) {
            return false;
        }
        if (!call(() -> taker.onNext(delivery.batch()))) {
            cancel();
            return false;
        }
        run.acknowledge(delivery);
        return true;
    }

    private Flow.@Nullable Subscriber<? super EventBatch> takeDemand() {
        lock.lock();
        try {
            if (isOver()) {
                return null;
            }
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            return subscriber;
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
        } finally {
            lock.unlock();
        }
    }

    private void tellEnd() {
        Flow.Subscriber<? super EventBatch> told;
        Throwable cause;
        lock.lock();
        try {
            told = cancelled ? null : subscriber;
            cause = failure;
            cancelled = true;
            subscriber = null; // Rule 3.13: whoever keeps the subscription does not keep the subscriber.
        } finally {
            lock.unlock();
        }
        if (told != null) {
            call(() -> {
                if (cause == null) {
                    told.onComplete();
                } else {
                    told.onError(cause);
                }
            });
        }
    }
}
