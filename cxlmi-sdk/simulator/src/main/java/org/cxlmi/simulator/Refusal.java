package org.cxlmi.simulator;

import org.cxlmi.runtime.error.ReturnCode;

/** A command handler's way of saying no; becomes the return code of the response. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReturnCode returnCode;

    Refusal(ReturnCode returnCode) {
        // Expected and caught nearby: nobody reads its stack.
        super(returnCode.label(), null, false, false);
        this.returnCode = returnCode;
    }

    static void when(boolean wrong, ReturnCode returnCode) {
        if (wrong) {
            throw new Refusal(returnCode);
        }
    }

    ReturnCode returnCode() {
        return returnCode;
    }
}
