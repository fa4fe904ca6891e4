package org.cxlmi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.help.Completion;
import org.cxlmi.cli.help.HelpPage;
import org.cxlmi.cli.help.HelpText;
import org.cxlmi.cli.help.ManPage;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.output.Version;
import org.cxlmi.cli.plumbing.RawCommand;
import org.cxlmi.cli.plumbing.SpecCommand;
import org.cxlmi.cli.porcelain.Porcelain;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.runtime.error.IoReason;
import picocli.CommandLine.Model.CommandSpec;

/** Help, man pages and completion. These know all commands. */
final class HelpCommand {

    private static final String COMPLETION = "completion";
    private static final String MAN = "man";
    private static final int WIDTH = 80;

    private final StandardOutput out;
    private final int width;

    /** Prints to an output whose width is in the variable {@code COLUMNS}, if it is set. */
    HelpCommand(StandardOutput out, Map<String, String> variables) {
        this.out = out;
        String columns = variables.getOrDefault("COLUMNS", "");
        this.width = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** Whether this is one of the commands here. */
    static boolean knows(String name) {
        return List.of("help", "-h", "--help", COMPLETION, MAN).contains(name);
    }

    int run(List<String> arguments) {
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case COMPLETION -> {
                if (rest.size() != 1) {
                    throw CliException.usage("write completion bash, completion zsh or completion fish");
                }
                print(Completion.of(rest.get(0), tree()));
            }
            case MAN -> {
                if (rest.size() != 1) {
                    throw CliException.usage("write man and a directory for the pages");
                }
                writeManPages(rest.get(0));
            }
            default -> print(HelpText.of(rest.isEmpty() ? overview() : page(rest), width));
        }
        return ExitCode.OK;
    }

    /** Prints the help of a command. */
    int help(List<String> words) {
        print(HelpText.of(page(words), width));
        return ExitCode.OK;
    }

    private void print(List<String> lines) {
        lines.forEach(out::line);
        out.flush();
    }

    private static HelpPage overview() {
        return new HelpPage(
                "",
                "COMMAND [TARGET...] [--field value...] [options]",
                List.of("Manages CXL components.", "\"cxlmi help COMMAND\" explains a command."),
                List.of(new HelpPage.Section("Commands", summaries())));
    }

    private static List<HelpPage.Entry> summaries() {
        Map<String, String> summaries = new TreeMap<>();
        Commands.all()
                .forEach(named ->
                        summaries.put(named.fullName(), CommandDocs.of(named).summary()));
        Porcelain.names().forEach(name -> summaries.put(name, summary(name)));
        summaries.put(RawCommand.NAME, "Sends a command as an opcode and bytes.");
        summaries.put(COMPLETION + " SHELL", "Prints the completion for bash, zsh or fish.");
        summaries.put(MAN + " DIRECTORY", "Writes a man page for each command.");
        return summaries.entrySet().stream()
                .map(summary -> new HelpPage.Entry(summary.getKey(), summary.getValue()))
                .toList();
    }

    private static String summary(String job) {
        CommandSpec spec =
                Cli.invocation(List.of(job.split(" ", -1)), new CommonOptions()).spec();
        return String.join(" ", spec.usageMessage().description());
    }

    private static HelpPage page(List<String> words) {
        return page(documented(words));
    }

    private static HelpPage page(Invocation command) {
        return HelpPage.of(command.spec(), CommandSpec.forAnnotatedObject(new CommonOptions()), command.sections());
    }

    private static Invocation documented(List<String> words) {
        if (Porcelain.names().contains(String.join(" ", words))) {
            return Cli.invocation(words, new CommonOptions());
        }
        Optional<NamedCommand> named = words.size() == 1
                ? Commands.find("", words.get(0))
                : words.size() == 2 ? Commands.find(words.get(0), words.get(1)) : Optional.empty();
        return named.<Invocation>map(SpecCommand::documented)
                .orElseGet(() -> Cli.invocation(words, new CommonOptions()));
    }

    /** The program with all commands. */
    private static CommandSpec tree() {
        CommandSpec root = CommandSpec.create().name("cxlmi");
        root.addSubcommand(RawCommand.NAME, new RawCommand(new CommonOptions()).spec());
        Map<String, CommandSpec> groups = new TreeMap<>();
        Porcelain.names().forEach(name -> {
            String[] words = name.split(" ", -1);
            CommandSpec spec =
                    Cli.invocation(List.of(words), new CommonOptions()).spec();
            add(root, groups, words.length == 1 ? "" : words[0], words[words.length - 1], spec);
        });
        Commands.all()
                .filter(named -> !Porcelain.names().contains(named.fullName()))
                .forEach(named -> add(
                        root,
                        groups,
                        named.vendor(),
                        named.name(),
                        SpecCommand.documented(named).spec()));
        groups.forEach(root::addSubcommand);
        return root;
    }

    private static void add(
            CommandSpec root, Map<String, CommandSpec> groups, String group, String name, CommandSpec spec) {
        CommandSpec parent = group.isEmpty()
                ? root
                : groups.computeIfAbsent(group, word -> CommandSpec.create().name(word));
        parent.addSubcommand(name, spec.name(name));
    }

    private void writeManPages(String directory) {
        try {
            Path folder = Files.createDirectories(Path.of(directory));
            Set<String> names = new TreeSet<>(Porcelain.names());
            names.add(RawCommand.NAME);
            Commands.all().map(NamedCommand::fullName).forEach(names::add);
            write(folder, overview());
            for (String name : names) {
                write(folder, page(List.of(name.split(" ", -1))));
            }
        } catch (IOException e) {
            throw CliException.system(directory + " cannot be written: " + IoReason.of(e) + ".");
        } catch (InvalidPathException e) {
            throw CliException.usage(directory + " is no path: " + e.getReason() + ".");
        }
    }

    private static void write(Path folder, HelpPage page) throws IOException {
        Files.write(folder.resolve(ManPage.name(page) + ".1"), ManPage.of(page, Version.text()));
    }
}
