package org.cxlmi.runtime.error;

/**
 * A component carries a command out in the background, but the caller expected it to be done at once. The command has
 * not failed: pass this exception to {@code BackgroundOperation.of}, and wait for the operation that it returns.
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

    /** Always false, because the component already carries the command out. */
    @Override
    public boolean isRetryable() {
        return false;
    }
}
