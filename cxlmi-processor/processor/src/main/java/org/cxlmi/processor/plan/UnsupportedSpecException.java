package org.cxlmi.processor.plan;

import org.cxlmi.spec.SourceRef;

/** A spec is sound but asks for something that cannot be generated. */
public final class UnsupportedSpecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedSpecException(SourceRef source, String message) {
        super("[not-supported] " + source + ": " + message);
    }
}
