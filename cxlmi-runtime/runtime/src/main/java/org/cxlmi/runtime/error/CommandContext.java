package org.cxlmi.runtime.error;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The command that an exception is about, and its target.
 *
 * @param target the component that the command was meant for, for example {@code mem0} or {@code mctp 1:8 > port 3};
 *     without a command, the name of what was opened or read, or empty
 * @param command the command's name; empty where there is no command
 * @param opcode the command's opcode, 16 bits; 0, which no command has, where there is no command
 * @param layer the number of tunnels that lead to the target, 0 for the endpoint itself
 */
public record CommandContext(String target, String command, int opcode, int layer) implements Serializable {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The context of bytes that are not the response to a command. */
    public static final CommandContext NONE = of("");

    public CommandContext {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(command, "command");
    }

    /** The context of an action without a command, such as opening a component. */
    public static CommandContext of(String target) {
        return new CommandContext(target, "", 0, 0);
    }

    /** Whether there is a command. */
    public boolean hasCommand() {
        return !command.isEmpty();
    }

    /** For example {@code mem0: Identify (0001h)}; without a command the target alone. */
    @Override
    public String toString() {
        return hasCommand() ? target + ": " + command + " (" + HEX.toHexDigits((short) opcode) + "h)" : target;
    }
}
