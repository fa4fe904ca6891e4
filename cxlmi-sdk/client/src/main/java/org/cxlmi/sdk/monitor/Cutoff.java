package org.cxlmi.sdk.monitor;

import java.time.Duration;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.Deadline;

/** A deadline for all commands of a run, which is far away until the run ends. */
final class Cutoff {

    /** Longer than any program runs. */
    static final Duration FOREVER = Duration.ofDays(36_500);

    private final Deadline deadline = Deadline.after(FOREVER, this::now);
    private volatile long broughtForward;

    private long now() {
        return System.nanoTime() + broughtForward;
    }

    /** The target with the deadline, if it supports deadlines. */
    CxlTarget limited(CxlTarget target) {
        try {
            return target.withDeadline(deadline);
        } catch (UnsupportedOperationException e) {
            return target;
        }
    }

    /** Ends the commands that are under way. */
    void pass() {
        broughtForward = FOREVER.toNanos();
    }
}
