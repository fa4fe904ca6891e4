package org.cxlmi.runtime.error;

import java.time.Duration;

/** A command was not done in time. If it was sent, the component may still carry it out. */
public final class CxlTimeoutException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final Duration waited;

    /**
     * For a command that was sent and got no response.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param waited how long it was waited for
     */
    public CxlTimeoutException(String target, String command, Duration waited) {
        this(target, command, waited, "Look whether it did, before you send the command again.");
    }

    /**
     * For a command that was sent and got no response, where there is more to say.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param waited how long it was waited for
     * @param advice what to do, in whole sentences
     */
    public CxlTimeoutException(String target, String command, Duration waited, String advice) {
        this(
                "no response within " + waited.toMillis() + " ms. The component may still carry it out. " + advice,
                target,
                command,
                waited);
    }

    private CxlTimeoutException(String detail, String target, String command, Duration waited) {
        super(target + ": " + command + ": " + detail, null);
        this.target = target;
        this.command = command;
        this.waited = waited;
    }

    /**
     * For a command that was not sent before its time was up.
     *
     * @param target whom the command was meant for
     * @param command the command's name
     * @param waited how long it was waited for
     * @param why what kept it, and what to do, in whole sentences
     */
    public static CxlTimeoutException notSent(String target, String command, Duration waited, String why) {
        return new CxlTimeoutException("not sent within " + waited.toMillis() + " ms. " + why, target, command, waited);
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
                "after " + waited.toMillis() + " ms still running in the background, " + percent
                        + " % done. The component goes on; a longer timeout may help.",
                target,
                command,
                waited);
    }

    /**
     * For a command that a component still carries out in the background, without saying how far it is.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param waited how long it was waited for
     */
    public static CxlTimeoutException inBackground(String target, String command, Duration waited) {
        return new CxlTimeoutException(
                target,
                command,
                waited,
                "after " + waited.toMillis()
                        + " ms still running in the background. The component goes on; a longer timeout may help.");
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
