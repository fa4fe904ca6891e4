package org.cxlmi.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxlmi.cli.output.CliException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Scripts with which shells complete commands, options and the names of values. */
public final class Completion {

    private static final String PROGRAM = "cxlmi";

    private Completion() {}

    /**
     * The script of a shell.
     *
     * @param root the program with all its commands
     * @throws CliException if there is none for this shell
     */
    public static List<String> of(String shell, CommandSpec root) {
        return switch (shell) {
            case "bash", "zsh" ->
                // It is read by a shell that runs already.
                AutoComplete.bash(PROGRAM, new CommandLine(root))
                        .lines()
                        .filter(line -> !line.startsWith("#!"))
                        .toList();
            case "fish" -> fish(root);
            default -> throw CliException.usage(shell + ": there is completion for bash, zsh and fish");
        };
    }

    private static List<String> fish(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        lines.add("complete -c " + PROGRAM + " -f");
        root.subcommands().forEach((name, line) -> {
            CommandSpec spec = line.getCommandSpec();
            String only = "-n '__fish_use_subcommand'";
            lines.add("complete -c " + PROGRAM + " " + only + " -a " + name + " -d "
                    + quoted(first(spec.usageMessage().description())));
            fish(lines, "__fish_seen_subcommand_from " + name, spec);
            spec.subcommands().forEach((nested, nestedLine) -> {
                String after = "__fish_seen_subcommand_from " + name + "; and __fish_seen_subcommand_from " + nested;
                lines.add("complete -c " + PROGRAM + " -n '__fish_seen_subcommand_from " + name + "' -a " + nested);
                fish(lines, after, nestedLine.getCommandSpec());
            });
        });
        return lines;
    }

    private static void fish(List<String> lines, String condition, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            StringBuilder line = new StringBuilder("complete -c " + PROGRAM + " -n '" + condition + "'");
            Arrays.stream(option.names())
                    .forEach(name -> line.append(
                            name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1)));
            if (option.arity().min() > 0) {
                line.append(" -x");
            }
            if (option.completionCandidates() != null) {
                List<String> candidates = new ArrayList<>();
                option.completionCandidates().forEach(candidates::add);
                line.append(" -a ").append(quoted(String.join(" ", candidates)));
            }
            line.append(" -d ").append(quoted(first(option.description())));
            lines.add(line.toString());
        }
    }

    private static String first(String... texts) {
        return texts.length == 0 ? "" : texts[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
