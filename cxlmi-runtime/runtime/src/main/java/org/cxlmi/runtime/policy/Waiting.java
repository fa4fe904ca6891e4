package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.internal.pause.Pauses;

/** Waits before a command is sent. A driven clock of a simulated component is advanced instead. */
final class Waiting {

    private Waiting() {}

    /** Waits in this thread. Returns false as soon as the thread is interrupted; it stays interrupted. */
    static boolean pause(Exchange exchange, Duration pause) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            Pauses.pause(exchange.target(), pause).get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause of " + exchange.target().name() + " failed", e);
        }
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    static Duration check(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the " + what + " " + duration + " is not positive");
        }
        return duration;
    }
}
