package org.cxlmi.runtime.error;

import java.time.Duration;

/** No response came in time; the component may still carry the command out. */
public final class CxlTimeoutException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final Duration waited;

    /**
     * @param target whom the command was sent to
     * @param command the command's name
     * @param waited how long it was waited for
     */
    public CxlTimeoutException(String target, String command, Duration waited) {
        super(
                target + ": " + command + ": no response within " + waited.toMillis()
                        + " ms. The component may still carry it out; a longer timeout may help.",
                null);
        this.target = target;
        this.command = command;
        this.waited = waited;
    }

    /** Whom the command was sent to. */
    public String target() {
        return target;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** How long it was waited for. */
    public Duration waited() {
        return waited;
    }
}
