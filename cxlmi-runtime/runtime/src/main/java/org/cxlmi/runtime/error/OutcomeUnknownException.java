package org.cxlmi.runtime.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The outcome of a background operation cannot be known. It may have succeeded. The message says how to find out. */
public final class OutcomeUnknownException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final boolean ended;
    private final int latestOpcode;

    /**
     * For an operation that has ended: the component now reports another operation, which began later.
     *
     * @param latestOpcode the opcode of the background operation that the component reports, 16 bits
     */
    public OutcomeUnknownException(CommandContext context, int latestOpcode) {
        this(
                context,
                true,
                latestOpcode,
                String.format(
                        Locale.ROOT,
                        "the latest operation that the component reports is %04Xh. Ask the component for what the command"
                                + " was to do.",
                        latestOpcode),
                null);
    }

    /**
     * For an operation whose outcome the component does not report.
     *
     * @param ended whether the operation is known to have ended
     * @param detail why the outcome is not known, and how to find out; whole sentences, of which the first begins with
     *     a small letter
     * @param cause the failure because of which the outcome is not known; null if nothing failed
     */
    public OutcomeUnknownException(CommandContext context, boolean ended, String detail, @Nullable Throwable cause) {
        this(context, ended, 0, detail, cause);
    }

    private OutcomeUnknownException(
            CommandContext context, boolean ended, int latestOpcode, String detail, @Nullable Throwable cause) {
        super(
                context,
                context
                        + (ended ? " has ended in the background" : " was started in the background")
                        + ", and its outcome is not known: "
                        + detail,
                cause);
        this.ended = ended;
        this.latestOpcode = latestOpcode;
    }

    /** Whether the operation is known to have ended. */
    public boolean hasEnded() {
        return ended;
    }

    /** The opcode of the background operation that the component reports instead, 16 bits; 0 if it reports none. */
    public int latestOpcode() {
        return latestOpcode;
    }

    /** Always false, because the command may have succeeded, or may still run. */
    @Override
    public boolean isRetryable() {
        return false;
    }
}
