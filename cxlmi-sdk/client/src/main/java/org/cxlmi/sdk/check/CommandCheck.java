package org.cxlmi.sdk.check;

import java.util.Optional;

/** A check of one command of the Command Effects Log. */
interface CommandCheck {

    CheckKind kind();

    /** Why it is not done; empty if it is. */
    Optional<SkipReason> reasonAgainst(Listed listed);

    /** Does it, and reports to the session. */
    void check(Listed listed) throws InterruptedException;
}
