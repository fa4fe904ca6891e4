package org.cxlmi.simulator.device;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.jspecify.annotations.Nullable;

/**
 * Completes a background operation at its end without waiting for the next command, while somebody wants to be told. The
 * alarm follows the system clock: with a driven clock, the end is noticed when the device does something next.
 */
final class BackgroundAlarm {

    /** Between looks at an operation that goes on although its time is over. */
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final BackgroundOperations background;
    private final Executor device;
    private final BooleanSupplier wanted;
    private @Nullable CompletableFuture<Void> alarm;

    /** @param device runs an action while nothing else happens to the device, after all background work that is due */
    BackgroundAlarm(BackgroundOperations background, Executor device, BooleanSupplier wanted) {
        this.background = background;
        this.device = device;
        this.wanted = wanted;
    }

    /** Sets the alarm anew. Called while nothing else happens to the device. */
    void set() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        if (wanted.getAsBoolean()) {
            background.timeLeft().ifPresent(this::setFor);
        }
    }

    private void setFor(Duration left) {
        long nanos = Math.max(left.toNanos(), SHORTEST.toNanos());
        // A device that nobody uses any more is not kept until then.
        WeakReference<BackgroundAlarm> self = new WeakReference<>(this);
        alarm = new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
        CompletableFuture<Void> unused = alarm.thenRunAsync(() -> {
            BackgroundAlarm still = self.get();
            if (still != null) {
                still.device.execute(still::set);
            }
        });
    }
}
