package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.LocalRunner;
import org.cxlmi.cli.targets.Glob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Shows what commands there are, and the layout of a command. */
@Command(
        description =
                "Lists the commands of the specification and of vendors. If only one is meant, it shows its fields"
                        + " with their offsets. With -o json, it shows them of all.")
final class SpecificationCommand implements Invocation {

    static final String NAME = "spec";

    private static final Pattern OPCODE = Pattern.compile("0[xX]([0-9a-fA-F]{1,4})|([0-9a-fA-F]{4})[hH]?");
    private static final Pattern REVISION = Pattern.compile("\\d{1,4}\\.\\d{1,4}");

    private final CommonOptions common;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description =
                    "Names, opcodes such as 4200h or 0x4200, patterns such as *-event-*, or vendors. Without any, all.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            description = "Only commands that this revision of the specification has, such as 3.1.")
    private @Nullable String revision;

    SpecificationCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        if (revision != null && !REVISION.matcher(revision).matches()) {
            throw CliException.usage("--revision " + revision + ": write for example 3.1");
        }
        return new LocalRunner(common, environment.streams()).run(NAME, NAME, messages -> content());
    }

    private Content content() {
        List<NamedCommand> found = Commands.loadable()
                .filter(isWanted())
                .filter(named -> revision == null || CommandDocs.of(named).isIn(revision))
                .sorted(Comparator.comparingInt(
                                (NamedCommand named) -> named.command().opcode())
                        .thenComparing(NamedCommand::fullName))
                .toList();
        if (found.isEmpty()) {
            throw CliException.nothingMatched(String.join(" ", wanted) + (revision == null ? "" : " in CXL " + revision)
                    + ": there is no such command; \"cxlmi spec\" lists all");
        }
        return new SpecificationContent(found);
    }

    /** Several words may be the whole name of a vendor's command. */
    private Predicate<NamedCommand> isWanted() {
        if (wanted.isEmpty()) {
            return named -> true;
        }
        List<Predicate<NamedCommand>> any = new ArrayList<>();
        String whole = String.join(" ", wanted);
        boolean isOne = Commands.loadable().anyMatch(named -> named.fullName().equals(whole));
        (isOne ? List.of(whole) : wanted).forEach(text -> any.add(matching(text)));
        return named -> any.stream().anyMatch(one -> one.test(named));
    }

    private static Predicate<NamedCommand> matching(String text) {
        Matcher opcode = OPCODE.matcher(text);
        if (opcode.matches()) {
            int number = Integer.parseInt(opcode.group(1) == null ? opcode.group(2) : opcode.group(1), 16);
            return named -> named.command().opcode() == number;
        }
        Glob glob = Glob.of(text.toLowerCase(Locale.ROOT));
        return named -> glob.matches(named.fullName())
                || (!named.vendor().isEmpty() && glob.matches(named.vendor()))
                || named.command().name().equalsIgnoreCase(text);
    }
}
