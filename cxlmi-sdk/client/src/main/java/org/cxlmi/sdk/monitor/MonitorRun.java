package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.monitor.LogWatch.Page;
import org.jspecify.annotations.Nullable;

/** A monitor at work for one consumer, which takes one batch after the other. */
final class MonitorRun implements TargetWatch.Outlet, AutoCloseable {

    /** How long the end of a run waits for its threads: longer than any command on MCTP. */
    static final Duration GRACE = Duration.ofSeconds(3);

    /**
     * How long a batch waits for the records before it to be cleared. If a component does not answer just then, the
     * others go on.
     */
    private static final Duration CLEAR_LIMIT = Duration.ofSeconds(1);

    private final Positions positions;
    private final Cutoff cutoff = new Cutoff();
    private final Workers workers;
    private final List<TargetWatch> watches = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Delivery> ready = new ArrayDeque<>();
    private int watched;
    private @Nullable Throwable failure;
    private volatile boolean over;
    private volatile CompletableFuture<Void> clearing = CompletableFuture.completedFuture(null);

    /** A batch that the consumer gets, and who goes on when it has taken the batch. */
    record Delivery(TargetWatch watch, Page page) {

        EventBatch batch() {
            return page.batch();
        }
    }

    private MonitorRun(Collection<? extends CxlTarget> targets, MonitorOptions options, Positions positions) {
        this.positions = positions;
        long endpoints = targets.stream().map(CxlTarget::endpoint).distinct().count();
        this.workers = new Workers((int) Math.max(1, Math.min(options.concurrency, endpoints)));
        this.watched = targets.size();
        RunContext context = new RunContext(options, positions);
        for (CxlTarget target : targets) {
            watches.add(new TargetWatch(target, cutoff.limited(target), context, workers.on(target.endpoint()), this));
        }
    }

    /**
     * Begins to watch.
     *
     * @throws PositionFileException if the position file cannot be used
     */
    static MonitorRun start(Collection<? extends CxlTarget> targets, MonitorOptions options) {
        MonitorRun run = new MonitorRun(targets, options, positions(options));
        run.watches.forEach(TargetWatch::begin);
        return run;
    }

    private static Positions positions(MonitorOptions options) {
        if (options.positionFile == null) {
            return Positions.withoutFile();
        }
        PositionFile file = PositionFile.lock(options.positionFile);
        try {
            return Positions.in(file);
        } catch (PositionFileException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void offer(TargetWatch watch, Page page) {
        change(() -> ready.add(new Delivery(watch, page)));
    }

    @Override
    public void leave() {
        change(() -> watched--);
    }

    @Override
    public void fail(Throwable cause) {
        change(() -> failure = cause);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next batch; null if none came in time, or if the run is over.
     *
     * @throws PositionFileException if the position file cannot be written
     * @throws IllegalStateException if the monitor itself failed
     */
    @Nullable
    Delivery take(Duration limit) throws InterruptedException {
        Delivery delivery = await(Duration.ZERO);
        if (delivery == null && !over && !limit.isZero()) {
            positions.save(); // There is time now.
            delivery = await(limit);
        }
        return delivery;
    }

    private @Nullable Delivery await(Duration limit) throws InterruptedException {
        long left = limit.compareTo(Cutoff.FOREVER) > 0 ? Cutoff.FOREVER.toNanos() : limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (failure != null) {
                    over = true;
                    throw new IllegalStateException("the monitor failed: " + failure, failure);
                }
                if (over) {
                    return null;
                }
                Delivery delivery = ready.poll();
                if (delivery != null) {
                    return delivery;
                }
                over = watched == 0;
                if (left <= 0 || over) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes that the consumer has taken a batch, and clears its records.
     *
     * @throws PositionFileException if the position file cannot be written; then nothing is cleared
     */
    void acknowledge(Delivery delivery) {
        delivery.page().remember();
        boolean patient = !delivery.watch().isFailing();
        CompletableFuture<Void> cleared = delivery.watch().resume(delivery.page());
        if (patient) {
            clearing = cleared;
            await(cleared);
        }
    }

    /** If this process is killed, only one batch was taken and not cleared: so the next one waits until this one is. */
    private static void await(CompletableFuture<Void> cleared) {
        try {
            cleared.get(CLEAR_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads nothing more and delivers nothing more. Does not wait. What was taken can still be cleared. */
    void end() {
        change(() -> over = true);
        watches.forEach(TargetWatch::cancel);
    }

    /** Ends the run, and waits for its threads. */
    @Override
    public void close() {
        end();
        cutoff.pass();
        workers.stop();
        clearing.complete(null);
        if (!workers.isWorking()) {
            workers.await(GRACE);
        }
        positions.close();
    }

    /** Whether the calling thread is one that must not wait for the end. */
    boolean isWorking() {
        return workers.isWorking();
    }
}
