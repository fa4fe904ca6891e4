package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The tags of one endpoint's commands. A command that timed out keeps its tag until its response has arrived or can no
 * longer arrive. So no later command takes that response for its own.
 */
final class MessageTags {

    private static final int COUNT = 256;

    /** Longer than any component may take for a response, and longer than Linux remembers an MCTP request. */
    private static final long QUARANTINE = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final boolean[] quarantined = new boolean[COUNT];
    private final long[] since = new long[COUNT];
    private int quarantinedCount;
    private int next;

    MessageTags(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The tag for a command; empty if all tags wait for late responses. */
    OptionalInt take() {
        for (int i = 0; i < COUNT; i++) {
            int tag = next;
            next = (next + 1) % COUNT;
            if (!quarantined[tag] || nanoTime.getAsLong() - since[tag] >= QUARANTINE) {
                release(tag);
                return OptionalInt.of(tag);
            }
        }
        return OptionalInt.empty();
    }

    /** Keeps the tag of a command that was sent and got no response yet. */
    void quarantine(int tag) {
        if (!quarantined[tag]) {
            quarantined[tag] = true;
            quarantinedCount++;
        }
        since[tag] = nanoTime.getAsLong();
    }

    /** Frees the tag of a response that came late, or can no longer come. */
    void release(int tag) {
        if (quarantined[tag]) {
            quarantined[tag] = false;
            quarantinedCount--;
        }
    }

    /** Whether the response to a command that timed out may still come. */
    boolean lateReplyPossible() {
        return quarantinedCount > 0;
    }
}
