package org.cxlmi.runtime.error;

import java.util.Locale;

/**
 * A component accepted a command and carries it out in the background, though the caller took it for one that is done at
 * once. It is no failure: wait for the operation, of which {@code BackgroundOperation.of} makes the handle.
 */
public final class StillRunningException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final int opcode;
    private final int layer;

    /**
     * @param target whom the command was sent to
     * @param command the command's name
     * @param opcode its opcode, 16 bits
     * @param layer through how many tunnels, 0 for the endpoint itself
     */
    public StillRunningException(String target, String command, int opcode, int layer) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s: %s (%04Xh) was accepted and still runs in the background. Wait for"
                                + " BackgroundOperation.of(this exception), for example with BackgroundWait, before you"
                                + " rely on what the command does.",
                        target,
                        command,
                        opcode),
                null);
        this.target = target;
        this.command = command;
        this.opcode = opcode;
        this.layer = layer;
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

    /** Through how many tunnels the command went: 0 for the endpoint itself. */
    public int layer() {
        return layer;
    }
}
