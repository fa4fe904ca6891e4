package org.cxlmi.runtime.error;

import java.time.Duration;

/** A command was not done in time. If it was sent, the component may still carry it out. */
public final class CxlTimeoutException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final Duration waited;
    private final boolean sent;

    /**
     * For a command that was sent and got no response.
     *
     * @param waited how long the caller waited
     */
    public CxlTimeoutException(CommandContext context, Duration waited) {
        this(context, waited, "Check whether it did before you send the command again.");
    }

    /**
     * For a command that was sent and got no response, with advice for the case at hand.
     *
     * @param waited how long the caller waited
     * @param advice what to do, in whole sentences
     */
    public CxlTimeoutException(CommandContext context, Duration waited, String advice) {
        this(
                context,
                "no response within " + waited.toMillis() + " ms. The component may still carry it out. " + advice,
                waited,
                true);
    }

    private CxlTimeoutException(CommandContext context, String detail, Duration waited, boolean sent) {
        super(context, context + ": " + detail, null);
        this.detail = detail;
        this.waited = waited;
        this.sent = sent;
    }

    /**
     * For a command that was not sent before its time was up.
     *
     * @param waited how long the caller waited
     * @param why why it was not sent, and what to do, in whole sentences
     */
    public static CxlTimeoutException notSent(CommandContext context, Duration waited, String why) {
        return new CxlTimeoutException(context, "not sent within " + waited.toMillis() + " ms. " + why, waited, false);
    }

    /**
     * For a command that a component still carries out in the background.
     *
     * @param waited how long the caller waited
     * @param percent the progress that the component reports, in percent
     */
    public static CxlTimeoutException inBackground(CommandContext context, Duration waited, int percent) {
        return inBackground(context, waited, ", " + percent + " % done");
    }

    /**
     * For a command that a component still carries out in the background, without saying how far it is.
     *
     * @param waited how long the caller waited
     */
    public static CxlTimeoutException inBackground(CommandContext context, Duration waited) {
        return inBackground(context, waited, "");
    }

    private static CxlTimeoutException inBackground(CommandContext context, Duration waited, String progress) {
        return new CxlTimeoutException(
                context,
                "after " + waited.toMillis() + " ms still running in the background" + progress
                        + ". The component goes on; a longer timeout may help.",
                waited,
                true);
    }

    /**
     * For an operation of several commands that goes on.
     *
     * @param context the command that was sent last; without a command if none was sent
     * @param waited how long the caller waited
     * @param operation what is to be done, for example {@code firmware update}
     */
    public static CxlTimeoutException ofOperation(
            CommandContext context, Duration waited, String operation, OperationProgress progress) {
        return new CxlTimeoutException(
                context,
                "after " + waited.toMillis() + " ms the " + operation + " goes on, at \"" + progress
                        + "\". A longer timeout may help.",
                waited,
                true);
    }

    /** The same failure with more advice. */
    public CxlTimeoutException withAdvice(String more) {
        return traced(new CxlTimeoutException(context(), detail + " " + more, waited, sent));
    }

    /** How long the caller waited. */
    public Duration waited() {
        return waited;
    }

    /** True if nothing was sent. A command that was sent may be carried out at any time. */
    @Override
    public boolean isRetryable() {
        return !sent;
    }
}
