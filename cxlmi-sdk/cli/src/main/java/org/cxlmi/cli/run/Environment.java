package org.cxlmi.cli.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Streams;

/**
 * What a command finds when it runs.
 *
 * @param variables the environment variables
 */
public record Environment(Streams streams, Map<String, String> variables) {

    /** The variable with the targets of commands that name none. */
    public static final String TARGET = "CXLMI_TARGET";

    /** The variable with options for all commands. */
    public static final String OPTIONS = "CXLMI_OPTIONS";

    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The targets that were given, or those of the variable.
     *
     * @throws CliException if there are none
     */
    public List<String> targets(List<String> given) {
        List<String> targets = given.isEmpty() ? words(TARGET) : given;
        if (targets.isEmpty()) {
            throw CliException.usage("name a target, such as mem0, mctp:1,8, sim or all, or set " + TARGET);
        }
        return targets;
    }

    /** The words of a variable. */
    public List<String> words(String variable) {
        return Arrays.stream(variables.getOrDefault(variable, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
