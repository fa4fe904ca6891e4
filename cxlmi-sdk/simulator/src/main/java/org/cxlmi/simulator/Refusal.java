package org.cxlmi.simulator;

import org.cxlmi.runtime.error.ReturnCode;

/**
 * What a command handler throws to refuse a command; becomes the return code of the response. A refused command changes
 * nothing.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReturnCode returnCode;

    public Refusal(ReturnCode returnCode) {
        // Expected and caught nearby: nobody reads its stack.
        super(returnCode.label(), null, false, false);
        this.returnCode = returnCode;
    }

    /** Throws a refusal if a condition is true. */
    public static void when(boolean wrong, ReturnCode returnCode) {
        if (wrong) {
            throw new Refusal(returnCode);
        }
    }

    /** The return code of the response. */
    public ReturnCode returnCode() {
        return returnCode;
    }
}
