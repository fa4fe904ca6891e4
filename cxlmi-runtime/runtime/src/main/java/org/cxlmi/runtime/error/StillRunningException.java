package org.cxlmi.runtime.error;

/**
 * A component accepted a command and carries it out in the background, though the caller expected it to be done at once. This
 * is not a failure: wait for the operation that {@code BackgroundOperation.of} makes of this exception.
 */
public final class StillRunningException extends CxlException {

    private static final long serialVersionUID = 1L;

    public StillRunningException(CommandContext context) {
        super(
                context,
                context + " was accepted and still runs in the background. Wait for BackgroundOperation.of(this"
                        + " exception), for example with BackgroundWait, before you rely on what the command does.",
                null);
    }

    /** False: the component carries the command out already. */
    @Override
    public boolean isRetryable() {
        return false;
    }
}
