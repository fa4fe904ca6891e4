package org.cxlmi.sdk.check;

import org.cxlmi.runtime.error.CxlException;

/** Ends a check, because the component does not answer any more; the cause says how the last command failed. */
final class ComponentGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CxlException failure;

    ComponentGoneException(CxlException failure) {
        super(failure);
        this.failure = failure;
    }

    CxlException failure() {
        return failure;
    }
}
