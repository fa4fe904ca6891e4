package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.Set;

/**
 * What a check may do.
 *
 * @param only the opcodes of the commands to check; empty for all
 * @param pauseAfterFailure how long to wait before the next command after a failure
 */
record CheckOptions(boolean writes, boolean destructive, Set<Integer> only, Duration pauseAfterFailure) {

    static final CheckOptions READS = new CheckOptions(false, false, Set.of(), Duration.ZERO);

    boolean includes(int opcode) {
        return only.isEmpty() || only.contains(opcode);
    }
}
