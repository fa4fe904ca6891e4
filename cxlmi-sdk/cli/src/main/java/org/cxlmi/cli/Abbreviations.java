package org.cxlmi.cli;

import java.util.List;
import java.util.Set;
import org.cxlmi.cli.output.CliException;

/** Options of which only the beginning was written, such as {@code --log} for {@code --log-identifier}. */
final class Abbreviations {

    private Abbreviations() {}

    /**
     * The arguments with whole names.
     *
     * @throws CliException if a beginning is that of several options
     */
    static List<String> expanded(Set<String> options, List<String> arguments) {
        return arguments.stream().map(argument -> expanded(options, argument)).toList();
    }

    private static String expanded(Set<String> options, String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (!name.startsWith("--") || name.length() == "--".length() || options.contains(name)) {
            return argument;
        }
        List<String> begun = options.stream()
                .filter(option -> option.startsWith(name))
                .sorted()
                .toList();
        if (begun.size() > 1) {
            throw CliException.usage(name + " may be several options: " + String.join(", ", begun));
        }
        return begun.isEmpty() ? argument : begun.get(0) + argument.substring(name.length());
    }
}
