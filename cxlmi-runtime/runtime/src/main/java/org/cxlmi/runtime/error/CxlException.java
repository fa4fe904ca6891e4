package org.cxlmi.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The base class of all failures between a typed request and its typed response. Each kind of failure has its own
 * subclass. The endpoint stays usable after any of them.
 */
public abstract sealed class CxlException extends RuntimeException
        permits CommandFailedException,
                TransportException,
                CxlTimeoutException,
                OutcomeUnknownException,
                StillRunningException,
                MalformedResponseException,
                ListChangedException,
                IncompleteOperationException,
                UnsupportedCommandException {

    private static final long serialVersionUID = 1L;

    private final CommandContext context;

    CxlException(CommandContext context, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.context = context;
    }

    /**
     * The component that the command was meant for, or a component on the path to it that refused to pass the command
     * on. Without a command, this is the name of what was opened or read; empty if the bytes did not come from a
     * component.
     */
    public final String target() {
        return context.target();
    }

    /** The command's name; empty if the failure is not about a command, for example if a component could not be opened. */
    public final String command() {
        return context.command();
    }

    /** The command's opcode, 16 bits; 0, which no command has, if the failure is not about a command. */
    public final int opcode() {
        return context.opcode();
    }

    /**
     * The number of tunnels that lead to {@link #target}: 0 for the endpoint itself, 1 for a component behind it, and
     * so on. If it is smaller than the layer of the component that the command was sent to, a component on the path
     * failed.
     */
    public final int layer() {
        return context.layer();
    }

    /**
     * Whether it is safe and useful to send the same command again later: the component or the operating system did not
     * take the command, but only for the moment. False if the command may have been carried out, and also if something
     * else has to be done first, such as ending another client's transfer.
     */
    public abstract boolean isRetryable();

    /**
     * The same failure with the command that it happened in. A transport need not call this method: the caller of the
     * transport does.
     *
     * @return this exception, if it names a command already
     */
    public CxlException in(CommandContext sent) {
        return this;
    }

    /** Gives a copy the stack trace and the suppressed exceptions of the original, for debugging. */
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
