package org.cxlmi.runtime.error;

/** Anything that can go wrong between a typed request and its typed response. */
public abstract sealed class CxlException extends RuntimeException
        permits CommandFailedException,
                TransportException,
                CxlTimeoutException,
                OutcomeUnknownException,
                StillRunningException,
                MalformedResponseException,
                UnsupportedCommandException {

    private static final long serialVersionUID = 1L;

    CxlException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
