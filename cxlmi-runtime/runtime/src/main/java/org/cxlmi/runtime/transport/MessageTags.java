package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The tags of one endpoint's commands. A command that was given up keeps its tag until its reply has come or cannot
 * come any more, so that no later command takes that reply for its own.
 */
final class MessageTags {

    private static final int COUNT = 256;

    /** Longer than any component may take, and than Linux remembers an MCTP request. */
    private static final long QUARANTINE = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final boolean[] quarantined = new boolean[COUNT];
    private final long[] since = new long[COUNT];
    private int quarantinedCount;
    private int next;

    MessageTags(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The tag for a command, or nothing if all of them wait for late replies. */
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

    /** Keeps the tag of a command that was sent and had no reply yet. */
    void quarantine(int tag) {
        if (!quarantined[tag]) {
            quarantined[tag] = true;
            quarantinedCount++;
        }
        since[tag] = nanoTime.getAsLong();
    }

    /** Frees the tag of a reply that came late, or cannot come any more. */
    void release(int tag) {
        if (quarantined[tag]) {
            quarantined[tag] = false;
            quarantinedCount--;
        }
    }

    /** Whether a command was given up whose reply may still come. */
    boolean lateReplyPossible() {
        return quarantinedCount > 0;
    }
}
