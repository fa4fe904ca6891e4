package org.cxlmi.sdk.fleet;

import java.time.Duration;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.Deadline;

/** The deadline of a run, which can be brought forward. */
final class RunClock {

    private final Deadline deadline;
    private volatile long skipped;

    RunClock(Duration limit) {
        deadline = Deadline.after(limit, () -> System.nanoTime() + skipped);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Moves the deadline to now. */
    void expire() {
        skipped = deadline.timeout().toNanos();
    }

    /** The same target with this deadline, if it supports deadlines. */
    CxlTarget limit(CxlTarget target) {
        try {
            return target.withDeadline(deadline);
        } catch (UnsupportedOperationException e) {
            return target;
        }
    }
}
