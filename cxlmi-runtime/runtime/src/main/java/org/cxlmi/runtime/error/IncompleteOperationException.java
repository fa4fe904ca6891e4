package org.cxlmi.runtime.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation of several commands did not come to its end. It says how far it came and what it left behind. The cause
 * is the failure that ended it.
 */
public final class IncompleteOperationException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final OperationProgress progress;
    private final boolean cancelled;

    /**
     * For an operation that was ended by a failure, or was cancelled.
     *
     * @param context the command that failed, or that was sent last; without a command if none was sent
     * @param operation what was to be done, for example {@code firmware update}
     * @param left what was left behind and what to do, in whole sentences; empty if there is nothing to say
     * @param cancelled whether the caller ended it
     * @param cause the failure; null if there was none
     */
    public IncompleteOperationException(
            CommandContext context,
            String operation,
            OperationProgress progress,
            String left,
            boolean cancelled,
            @Nullable Throwable cause) {
        super(context, message(context, operation, progress, left, cancelled, cause), cause);
        this.operation = operation;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    private static String message(
            CommandContext context,
            String operation,
            OperationProgress progress,
            String left,
            boolean cancelled,
            @Nullable Throwable cause) {
        String end = cancelled ? " was cancelled" : " failed";
        String why =
                cause == null ? "." : ". " + sentence(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        return context.target() + ": the " + operation + end + " at \"" + progress + "\"" + why
                + (left.isEmpty() ? "" : " " + left);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** What was to be done, for example {@code firmware update}. */
    public String operation() {
        return operation;
    }

    /** How far it came. */
    public OperationProgress progress() {
        return progress;
    }

    /** Whether the caller cancelled the operation before it ended. If something failed as well, that is the cause. */
    public boolean wasCancelled() {
        return cancelled;
    }

    /** Whether the failure was only for the moment, so that it is useful to start the operation again. */
    @Override
    public boolean isRetryable() {
        return getCause() instanceof CxlException failure && failure.isRetryable();
    }
}
