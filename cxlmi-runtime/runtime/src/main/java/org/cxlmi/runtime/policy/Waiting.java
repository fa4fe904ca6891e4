package org.cxlmi.runtime.policy;

import java.time.Duration;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.internal.pause.Pauses;

/** Waits before a command is sent. A driven clock of a simulated component is advanced instead. */
final class Waiting {

    private Waiting() {}

    /** Waits in this thread. Returns false as soon as the thread is interrupted; it stays interrupted. */
    static boolean pause(Exchange exchange, Duration pause) {
        try {
            Pauses.await(exchange.target(), pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
