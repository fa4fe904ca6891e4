package org.cxlmi.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * Any failure between a typed request and its typed response. Each kind has a subclass of its own; what all of them can
 * tell is here. The endpoint stays usable after all of them.
 */
public abstract sealed class CxlException extends RuntimeException
        permits CommandFailedException,
                TransportException,
                CxlTimeoutException,
                OutcomeUnknownException,
                StillRunningException,
                MalformedResponseException,
                ListChangedException,
                UnsupportedCommandException {

    private static final long serialVersionUID = 1L;

    private final CommandContext context;

    CxlException(CommandContext context, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.context = context;
    }

    /**
     * The component that the command was meant for, or one on the way to it that refused to pass the command on. Without a
     * command it is what was opened or looked at; empty where bytes were wrapped that did not come from a component.
     */
    public final String target() {
        return context.target();
    }

    /** The command's name; empty if the failure is not about a command, as when a component is opened. */
    public final String command() {
        return context.command();
    }

    /** The command's opcode, 16 bits; 0, which no command has, if the failure is not about a command. */
    public final int opcode() {
        return context.opcode();
    }

    /**
     * The number of tunnels that lead to {@link #target}: 0 for the endpoint itself, 1 for what is behind it, and so on. If
     * it is smaller than that of the component which the command was sent to, a component on the way failed.
     */
    public final int layer() {
        return context.layer();
    }

    /**
     * Whether it is safe to send the same command again later, and likely to help: the component or the operating system did
     * not take it, only because it was not the moment. False if the command may have been carried out, and also if
     * something else has to be done first, such as ending another client's transfer.
     */
    public abstract boolean isRetryable();

    /**
     * The same failure, naming the command that it happened in. Transports do not need it: whoever calls them adds what is
     * missing.
     *
     * @return this, if it names a command already
     */
    public CxlException in(CommandContext sent) {
        return this;
    }

    /** Makes a copy look as the original does to whoever debugs. */
    final <E extends CxlException> E traced(E copy) {
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    final CommandContext context() {
        return context;
    }
}
