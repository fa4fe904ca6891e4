package org.cxlmi.sdk.check;

import java.util.List;
import java.util.Optional;

/**
 * What a check would do with a command of the Command Effects Log.
 *
 * @param opcode 16 bits
 * @param name the name of the command; empty if it is not known
 * @param checks what would be checked
 * @param skipReason why nothing would be checked; absent if something would
 */
public record PlannedCommand(int opcode, String name, List<CheckKind> checks, Optional<SkipReason> skipReason) {

    /** Keeps a copy of the list. */
    public PlannedCommand {
        checks = List.copyOf(checks);
    }
}
