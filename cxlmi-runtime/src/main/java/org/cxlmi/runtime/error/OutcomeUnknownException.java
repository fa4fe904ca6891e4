package org.cxlmi.runtime.error;

import java.util.Locale;

/** A command that a component carried out in the background has ended, and whether it succeeded nobody can tell any more. */
public final class OutcomeUnknownException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final int opcode;
    private final int latestOpcode;

    /**
     * @param target whom the command was sent to
     * @param command the command's name
     * @param opcode its opcode, 16 bits
     * @param latestOpcode that of the background operation which the component tells of instead, 16 bits
     */
    public OutcomeUnknownException(String target, String command, int opcode, int latestOpcode) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s: %s (%04Xh) has ended in the background, and how is not known: the latest operation that the"
                                + " component tells of is %04Xh. Ask the component for what the command was to do.",
                        target,
                        command,
                        opcode,
                        latestOpcode),
                null);
        this.target = target;
        this.command = command;
        this.opcode = opcode;
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

    /** The opcode of the background operation that the component tells of, 16 bits; 0 if of none. */
    public int latestOpcode() {
        return latestOpcode;
    }
}
