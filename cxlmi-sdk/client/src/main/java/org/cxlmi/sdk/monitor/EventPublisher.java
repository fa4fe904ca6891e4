package org.cxlmi.sdk.monitor;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the batches of a {@link Monitor} to one subscriber at a time. Each subscription begins a new run. The
 * subscriber is called in one thread of the subscription.
 *
 * <p>The subscriber has taken a batch when {@code onNext} returns: its records are cleared then. If {@code onNext}
 * throws, they are not cleared, the exception is logged, and the subscription is cancelled. The next subscription
 * delivers them again.
 *
 * <p>{@code onError} tells the end of the monitor itself: a {@link PositionFileException}, or an {@link
 * IllegalStateException} if there is another subscriber or the publisher is closed. A component that fails is no error
 * here, see {@link Monitor#withListener}. {@code onComplete} tells that the publisher or the endpoints of all components
 * were closed.
 */
public final class EventPublisher implements Flow.Publisher<EventBatch>, AutoCloseable {

    private final Supplier<MonitorRun> starter;
    private @Nullable EventSubscription active;
    private boolean closed;

    EventPublisher(Supplier<MonitorRun> starter) {
        this.starter = starter;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super EventBatch> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        EventSubscription subscription;
        try {
            current().ifPresent(EventSubscription::awaitEndIfCancelled);
            subscription = open(subscriber);
        } catch (RuntimeException e) {
            new RefusedSubscription().tell(subscriber, e);
            return;
        }
        subscription.begin();
    }

    private synchronized EventSubscription open(Flow.Subscriber<? super EventBatch> subscriber) {
        if (closed) {
            throw new IllegalStateException("the publisher is closed");
        }
        if (active != null) {
            throw new IllegalStateException("there is a subscriber already; only one at a time can take the events");
        }
        EventSubscription subscription = new EventSubscription(subscriber, starter.get(), this::forget);
        active = subscription;
        return subscription;
    }

    private synchronized Optional<EventSubscription> current() {
        return Optional.ofNullable(active);
    }

    private synchronized void forget() {
        active = null;
    }

    private synchronized void refuseOthers() {
        closed = true;
    }

    /**
     * Completes the subscription, and refuses others. If the subscriber has a batch at this moment, this method waits up
     * to 3 seconds until it has taken it. It may be called from any thread, and also by the subscriber.
     */
    @Override
    public void close() {
        refuseOthers();
        current().ifPresent(EventSubscription::close);
    }

    /** A subscription that only tells why there is none. */
    private static final class RefusedSubscription implements Flow.Subscription {

        private volatile boolean cancelled;

        void tell(Flow.Subscriber<?> subscriber, RuntimeException reason) {
            EventSubscription.call(() -> subscriber.onSubscribe(this));
            if (!cancelled) {
                EventSubscription.call(() -> subscriber.onError(reason));
            }
        }

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
