package org.cxlmi.runtime;

import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.StillRunningException;

/**
 * A command that a component accepted and may finish later.
 *
 * @param command the command's name
 * @param opcode the command's opcode, 16 bits
 * @param target the name of the component that it was sent to
 * @param layer the number of tunnels that lead to the component, 0 for the endpoint itself
 * @param state whether the component is done with it already
 */
public record BackgroundOperation(String command, int opcode, String target, int layer, State state) {

    /** The operation of a command that unexpectedly goes on in the background. */
    public static BackgroundOperation of(StillRunningException e) {
        return new BackgroundOperation(e.command(), e.opcode(), e.target(), e.layer(), State.RUNNING);
    }

    /** The target, name, opcode and layer of the command that started the operation, for exceptions. */
    public CommandContext context() {
        return new CommandContext(target, command, opcode, layer);
    }

    /**
     * Whether the operation was still running when the component answered. The value does not change when the operation
     * ends.
     */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** The state of the operation when the component answered. */
    public enum State {
        /** The operation was done at once. There is nothing to wait for. */
        FINISHED,
        /** The operation goes on in the background. The component's background operation status tells when it has ended. */
        RUNNING
    }
}
