package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a {@link Monitor}, one after the other. An iteration waits for the next batch.
 *
 * <p>Whoever asks for the next batch has taken the one before: its records are cleared then. Call {@link #acknowledge}
 * if you take a batch and do not ask for another one. After {@link #close}, the records of the last batch are still in
 * the component, unless you acknowledged it, and the next run delivers them again.
 *
 * <p>One thread may ask for batches; any thread may close.
 */
public final class EventBatches implements Iterable<EventBatch>, AutoCloseable {

    private final MonitorRun run;
    private final AtomicReference<MonitorRun.@Nullable Delivery> last = new AtomicReference<>();
    private volatile boolean closed;

    EventBatches(MonitorRun run) {
        this.run = run;
    }

    /**
     * Waits for the next batch. The one before counts as taken.
     *
     * @return empty if none came in time, or if nothing comes any more, see {@link #isOver}
     * @throws InterruptedException if the thread is interrupted while it waits; the batches stay usable
     * @throws PositionFileException if the position file cannot be written. The batch before is not cleared then, and
     *     this is the end.
     */
    public Optional<EventBatch> next(Duration timeout) throws InterruptedException {
        acknowledge();
        try {
            MonitorRun.Delivery delivery = closed ? null : run.take(timeout);
            last.set(delivery);
            return Optional.ofNullable(delivery).map(MonitorRun.Delivery::batch);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Notes that the last batch was taken, so that its records are cleared now.
     *
     * @throws PositionFileException if the position file cannot be written. The batch is not cleared then, and this is
     *     the end.
     */
    public void acknowledge() {
        MonitorRun.Delivery delivery = closed ? null : last.getAndSet(null);
        if (delivery == null) {
            return;
        }
        try {
            run.acknowledge(delivery);
        } catch (PositionFileException e) {
            close();
            throw e;
        }
    }

    /** Whether nothing comes any more: this was closed, or the endpoints of all components were closed. */
    public boolean isOver() {
        return run.isOver();
    }

    /**
     * Waits for one batch after the other, until {@link #isOver}. If the thread is interrupted, the iteration ends, and
     * the thread stays interrupted.
     */
    @Override
    public Iterator<EventBatch> iterator() {
        return new Iterator<>() {
            private Optional<EventBatch> ahead = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ahead.isEmpty()) {
                    ahead = awaitNext();
                }
                return ahead.isPresent();
            }

            @Override
            public EventBatch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the monitor is closed");
                }
                EventBatch batch = ahead.orElseThrow();
                ahead = Optional.empty();
                return batch;
            }
        };
    }

    private Optional<EventBatch> awaitNext() {
        try {
            return next(Cutoff.FOREVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Ends the monitor. A command that is under way is interrupted; this method waits up to 3 seconds for its end. The
     * last batch does not count as taken.
     */
    @Override
    public void close() {
        closed = true;
        run.close();
    }
}
