package org.cxlmi.runtime;

import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.StillRunningException;

/**
 * A command that a component accepted and may finish later.
 *
 * @param command the command's name
 * @param opcode 16 bits
 * @param target whom it was sent to
 * @param layer through how many tunnels, 0 for the endpoint itself
 * @param state whether the component is done with it already
 */
public record BackgroundOperation(String command, int opcode, String target, int layer, State state) {

    /** The operation that a command began which was not expected to go on in the background. */
    public static BackgroundOperation of(StillRunningException e) {
        return new BackgroundOperation(e.command(), e.opcode(), e.target(), e.layer(), State.RUNNING);
    }

    /** What exceptions tell of the command that started the operation. */
    public CommandContext context() {
        return new CommandContext(target, command, opcode, layer);
    }

    /** Whether the component was still at it when it answered; this does not change when it is done. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** How far the component was when it answered. */
    public enum State {
        /** Done at once, nothing to wait for. */
        FINISHED,
        /** Goes on in the background; the component's background operation status tells when it is done. */
        RUNNING
    }
}
