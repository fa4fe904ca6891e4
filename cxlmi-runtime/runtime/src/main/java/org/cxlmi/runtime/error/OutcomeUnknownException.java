package org.cxlmi.runtime.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Nobody can tell whether a command that a component carried out in the background succeeded. The message says how to find
 * out. It says nothing of the command's failure: the command may well have succeeded.
 */
public final class OutcomeUnknownException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final int opcode;
    private final boolean ended;
    private final int latestOpcode;

    /**
     * For an operation that has ended, because the component tells of another one.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param opcode its opcode, 16 bits
     * @param latestOpcode that of the background operation which the component tells of instead, 16 bits
     */
    public OutcomeUnknownException(String target, String command, int opcode, int latestOpcode) {
        this(
                target,
                command,
                opcode,
                true,
                latestOpcode,
                String.format(
                        Locale.ROOT,
                        "the latest operation that the component tells of is %04Xh. Ask the component for what the command"
                                + " was to do.",
                        latestOpcode),
                null);
    }

    /**
     * For an operation whose outcome the component does not tell.
     *
     * @param target whom the command was sent to
     * @param command the command's name
     * @param opcode its opcode, 16 bits
     * @param ended whether the operation is known not to run any more
     * @param detail why its outcome is not known, and how to find out; whole sentences, of which the first begins with a
     *     small letter
     * @param cause what kept the outcome from being known; null if nothing failed
     */
    public OutcomeUnknownException(
            String target, String command, int opcode, boolean ended, String detail, @Nullable Throwable cause) {
        this(target, command, opcode, ended, 0, detail, cause);
    }

    private OutcomeUnknownException(
            String target,
            String command,
            int opcode,
            boolean ended,
            int latestOpcode,
            String detail,
            @Nullable Throwable cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s: %s (%04Xh) %s: %s",
                        target,
                        command,
                        opcode,
                        ended
                                ? "has ended in the background, and its outcome is not known"
                                : "was started in the background, and its outcome is not known",
                        detail),
                cause);
        this.target = target;
        this.command = command;
        this.opcode = opcode;
        this.ended = ended;
        this.latestOpcode = latestOpcode;
    }

    /** Whom the command was sent to. */
    public String target() {
        return target;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** The command's opcode, 16 bits. */
    public int opcode() {
        return opcode;
    }

    /** Whether the operation is known not to run any more. */
    public boolean hasEnded() {
        return ended;
    }

    /** The opcode of the background operation that the component tells of instead, 16 bits; 0 if of none. */
    public int latestOpcode() {
        return latestOpcode;
    }
}
