package org.cxlmi.runtime.error;

import java.time.Duration;

/** A command was not done in time; the component may still carry it out. */
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
        this(
                target,
                command,
                waited,
                "no response within " + waited.toMillis()
                        + " ms. The component may still carry it out; a longer timeout may help.");
    }

    private CxlTimeoutException(String target, String command, Duration waited, String detail) {
        super(target + ": " + command + ": " + detail, null);
        this.target = target;
        this.command = command;
        this.waited = waited;
    }

    /**
     * For a command that a component still carries out in the background.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param waited how long it was waited for
     * @param percent how far the component says that it is
     */
    public static CxlTimeoutException inBackground(String target, String command, Duration waited, int percent) {
        return new CxlTimeoutException(
                target,
                command,
                waited,
                "after " + waited.toMillis() + " ms still running in the background, " + percent
                        + " % done. The component goes on; a longer timeout may help.");
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
