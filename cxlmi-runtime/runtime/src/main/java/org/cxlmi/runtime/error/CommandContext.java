package org.cxlmi.runtime.error;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Which command an exception is about.
 *
 * @param target the component that the command was meant for, for example {@code mem0} or {@code mctp 1:8 > port 3};
 *     where there is no command, what was opened or looked at, or empty
 * @param command the command's name; empty where there is no command
 * @param opcode the command's opcode, 16 bits; 0, which no command has, where there is no command
 * @param layer how many tunnels lead to the target, 0 for the endpoint itself
 */
public record CommandContext(String target, String command, int opcode, int layer) implements Serializable {

    /** Of bytes that did not come in answer to a command. */
    public static final CommandContext NONE = of("");

    public CommandContext {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(command, "command");
    }

    /** Of anything that is done to a component without a command, as opening it. */
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
        return hasCommand() ? String.format(Locale.ROOT, "%s: %s (%04Xh)", target, command, opcode) : target;
    }
}
