package org.cxlmi.cli;

import java.util.List;
import java.util.Map;
import org.cxlmi.cli.run.CommonOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that all commands have, where they are written before the command. */
final class LeadingOptions {

    private LeadingOptions() {}

    /** What is before the first word that is neither such an option nor its value. */
    static List<String> of(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).startsWith("-")) {
            return List.of();
        }
        Map<String, OptionSpec> known =
                CommandSpec.forAnnotatedObject(new CommonOptions()).optionsMap();
        int end = 0;
        while (end < arguments.size() && arguments.get(end).startsWith("-")) {
            String argument = arguments.get(end);
            boolean hasValue = argument.contains("=");
            OptionSpec option = known.get(hasValue ? argument.substring(0, argument.indexOf('=')) : argument);
            if (option == null) {
                break;
            }
            end += hasValue || option.arity().max() == 0 ? 1 : 2;
        }
        return arguments.subList(0, Math.min(end, arguments.size()));
    }
}
