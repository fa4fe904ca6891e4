package org.cxlmi.runtime.internal.pause;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Lets time pass before a component is asked again. Only the transport of a target knows how: a simulated component whose
 * clock is driven moves that instead. Targets do not offer it, for it is no command.
 */
public final class Pauses {

    private static volatile BiFunction<Object, Duration, CompletableFuture<Void>> byTransport =
            (target, pause) -> elapse(pause);

    private Pauses() {}

    /** Tells how targets let time pass; once, by the class that knows their transports. */
    public static void setByTransport(BiFunction<Object, Duration, CompletableFuture<Void>> access) {
        byTransport = access;
    }

    /**
     * Begins a pause.
     *
     * @param target what is asked again afterwards
     * @return completed when the pause is over
     */
    public static CompletableFuture<Void> pause(Object target, Duration pause) {
        return byTransport.apply(target, pause);
    }

    /**
     * Pauses on this thread.
     *
     * @param target what is asked again afterwards
     * @throws InterruptedException if the thread is interrupted before or during the pause
     */
    public static void await(Object target, Duration pause) throws InterruptedException {
        // A future that is completed already does not check for interrupts.
        checkInterrupt();
        try {
            pause(target, pause).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause of " + target + " failed", e);
        }
    }

    /** Throws if the thread is interrupted; for code that never blocks and so would not notice an interrupt. */
    public static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Begins a pause in real time. */
    public static CompletableFuture<Void> elapse(Duration pause) {
        return new CompletableFuture<Void>().completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
