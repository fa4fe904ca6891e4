package org.cxlmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.catalog.Plugins;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.OutputClosedException;
import org.cxlmi.cli.output.OutputFormat;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.cli.output.Version;
import org.cxlmi.cli.plumbing.RawCommand;
import org.cxlmi.cli.plumbing.SpecCommand;
import org.cxlmi.cli.porcelain.Porcelain;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.WholeNumber;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that is asked for, and runs it. Only this one is made: there are some hundred. */
final class Cli {

    private final Environment environment;

    Cli(Streams streams, Map<String, String> variables) {
        this.environment = new Environment(streams, variables);
    }

    /** Runs the command of these arguments, and returns the exit code. */
    int run(String... arguments) {
        CommonOptions common = new CommonOptions();
        Commands.usePlugins(new Plugins(
                PluginFolders.of(environment.variables()),
                text -> messages(common, arguments).note(text)));
        try {
            return run(common, List.of(arguments));
        } catch (OutputClosedException e) {
            return ExitCode.OK;
        } catch (RuntimeException | Error e) {
            messages(common, arguments).error(e);
            return ExitCode.of(e);
        }
    }

    /** Also before the options were read, for what is wrong with them. */
    private Messages messages(CommonOptions common, String... arguments) {
        List<String> all = Arrays.asList(arguments);
        boolean json = all.contains("-ojson") || all.contains("--output=json") || follows(all, "json");
        return new Messages(
                environment.streams().err(),
                json ? OutputFormat.JSON : common.format(),
                common.verbose() || all.contains("-v") || all.contains("--verbose"));
    }

    private static boolean follows(List<String> all, String format) {
        int option = Math.max(all.indexOf("-o"), all.indexOf("--output"));
        return option >= 0 && option + 1 < all.size() && all.get(option + 1).startsWith(format);
    }

    private int run(CommonOptions common, List<String> all) {
        // As with kubectl, options may also be before the command.
        List<String> leading = LeadingOptions.of(all);
        List<String> arguments = all.subList(leading.size(), all.size());
        HelpCommand help = new HelpCommand(output(), environment.variables());
        if (arguments.isEmpty() || HelpCommand.knows(arguments.get(0))) {
            return help.run(arguments.isEmpty() ? List.of("help") : arguments);
        }
        if (List.of("-V", "--version", "version").contains(arguments.get(0))) {
            StandardOutput out = output();
            out.line("cxlmi " + Version.text());
            out.flush();
            return ExitCode.OK;
        }
        readVariable(common);
        String first = arguments.get(0);
        int words = words(first);
        Invocation command = invocation(arguments.subList(0, Math.min(words, arguments.size())), common);
        List<String> rest = new ArrayList<>(leading);
        rest.addAll(arguments.subList(words, arguments.size()));
        if (rest.contains("-h") || rest.contains("--help")) {
            return help.help(arguments.subList(0, words));
        }
        return command.run(parsed(command.spec(), rest), environment);
    }

    /** How many words the name of a command has that begins with this one. A job goes before a vendor of its name. */
    private static int words(String first) {
        boolean isGroup = Porcelain.groups().contains(first);
        boolean isJob = Porcelain.names().contains(first);
        return isGroup || (!isJob && Commands.isVendor(first)) ? 2 : 1;
    }

    private StandardOutput output() {
        return new StandardOutput(environment.streams().out());
    }

    /** The command of a name. */
    static Invocation invocation(List<String> words, CommonOptions common) {
        if (words.get(0).equals(RawCommand.NAME)) {
            return new RawCommand(common);
        }
        Optional<Invocation> job = Porcelain.find(String.join(" ", words), common);
        if (job.isPresent()) {
            return job.get();
        }
        if (Porcelain.groups().contains(words.get(0))) {
            throw CliException.usage(Suggestions.unfinished(words, group(words.get(0))));
        }
        Optional<NamedCommand> found =
                words.size() == 1 ? Commands.find("", words.get(0)) : Commands.find(words.get(0), words.get(1));
        return found.map(named -> SpecCommand.of(named, common))
                .orElseThrow(() -> CliException.usage(Suggestions.unknown(String.join(" ", words))));
    }

    private static List<String> group(String first) {
        return Porcelain.names().stream()
                .filter(name -> name.startsWith(first + " "))
                .toList();
    }

    private void readVariable(CommonOptions common) {
        List<String> options = environment.words(Environment.OPTIONS);
        if (!options.isEmpty()) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(common).name(Environment.OPTIONS);
            try {
                parsed(spec, options);
            } catch (CliException e) {
                throw e.in(Environment.OPTIONS);
            }
        }
    }

    private static ParseResult parsed(CommandSpec spec, List<String> arguments) {
        CommandLine line =
                new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
        line.registerConverter(int.class, new WholeNumber()).registerConverter(Integer.class, new WholeNumber());
        try {
            return line.parseArgs(Abbreviations.expanded(spec.optionsMap().keySet(), arguments)
                    .toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw CliException.usage(e.getMessage() + Suggestions.options(spec, e.getUnmatched()));
        } catch (ParameterException e) {
            throw CliException.usage(message(e));
        }
    }

    /** All messages about a value begin with the option, as those of requests do. */
    private static String message(ParameterException e) {
        return e.getCause() instanceof TypeConversionException reason && e.getArgSpec() instanceof OptionSpec option
                ? option.longestName() + " " + e.getValue() + ": " + reason.getMessage()
                : String.valueOf(e.getMessage());
    }
}
