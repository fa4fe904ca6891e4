package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.internal.turn.Turns;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * How long the commands of a target may take.
 *
 * @param timeout the timeout of each command; null for the timeout that the endpoint has when the command is sent
 * @param deadline the deadline of all commands together; null if there is none
 */
record TimeLimit(@Nullable Duration timeout, @Nullable Deadline deadline) {

    /** The endpoint's timeout, and no deadline. */
    static final TimeLimit OF_ENDPOINT = new TimeLimit(null, null);

    TimeLimit withTimeout(Duration limit) {
        return new TimeLimit(limit, deadline);
    }

    /** The same until the earlier of two deadlines. */
    TimeLimit withDeadline(Deadline limit) {
        boolean earlier = deadline == null || limit.remaining().compareTo(deadline.remaining()) < 0;
        return earlier ? new TimeLimit(timeout, limit) : this;
    }

    /**
     * Takes a turn; false if the deadline passes first, or if the thread is interrupted. The thread then stays
     * interrupted.
     */
    boolean take(Turns turns) {
        if (deadline == null) {
            turns.take();
            return true;
        }
        try {
            return turns.take(deadline.remaining());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How long a command that is sent now may take; zero if the deadline is over. */
    Duration now(Duration endpointTimeout) {
        Duration own = timeout == null ? endpointTimeout : timeout;
        if (deadline == null) {
            return own;
        }
        Duration left = deadline.remaining();
        return left.compareTo(own) < 0 ? left : own;
    }
}
