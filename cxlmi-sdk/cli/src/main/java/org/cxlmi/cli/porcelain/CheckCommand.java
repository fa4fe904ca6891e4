package org.cxlmi.cli.porcelain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.Work;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.ComponentCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Tests whether components keep to the specification. */
@Command(
        description =
                "Tests whether components keep to the specification: goes through the Command Effects Log, sends what is"
                        + " safe, and checks return codes, lengths, counts, reserved bits, values, requests of wrong lengths, commands"
                        + " that are not in the log, and that reading in pieces gives the same as reading at once.")
final class CheckCommand implements Invocation {

    static final String NAME = "check";

    private static final String ONLY = "--only";
    private static final Pattern OPCODE = Pattern.compile("0[xX][0-9a-fA-F]{1,4}");

    private final CommonOptions common;

    @Parameters(
            paramLabel = TargetParameter.LABEL,
            arity = TargetParameter.ARITY,
            description = TargetParameter.DESCRIPTION)
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--writes",
            description = "Write settings as they were read, and scan 64 bytes of media. What changes is restored.")
    private boolean writes;

    @Option(
            names = "--destructive",
            description = "Do everything: data and logs are lost. Only for components that nobody uses.")
    private boolean destructive;

    @Option(
            names = ONLY,
            paramLabel = "COMMAND",
            split = ",",
            description = "Check only these commands, by their names or opcodes: get-log,0x0402")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--pause-after-failure",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Wait after each failure, such as 10s. For a pause between all commands, use --gap.")
    private Duration pause = Duration.ZERO;

    @Option(names = "--all", description = "Show what passed and what was skipped, too.")
    private boolean all;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the report to this file as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the report to this file as Markdown.")
    private @Nullable Path markdown;

    @Option(
            names = "--dry-run",
            description = "Read the Command Effects Log only, and show what would be checked of each command.")
    private boolean dryRun;

    CheckCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        List<Integer> opcodes = only.stream().map(CheckCommand::opcode).toList();
        if (!dryRun) {
            CheckReports.write(junit, "");
            CheckReports.write(markdown, "");
        }
        CheckReports reports = new CheckReports();
        ProgressLine progress = new ProgressLine(environment.streams());
        Work work = dryRun
                ? Work.opened(target -> CheckContent.plan(check(target, opcodes).plan()))
                : (place, opener) -> check(place, opener, opcodes, reports, progress);
        Task task = new Task(NAME, OptionalInt.empty(), description(), impact(), false, work);
        int exitCode = Commands.withPlugins(
                () -> new Runner(common, progress.streams()).run(environment.targets(targets), task));
        if (!dryRun) {
            List<CheckReports.Entry> entries = reports.entries();
            CheckReports.write(junit, JunitReport.of(entries));
            CheckReports.write(markdown, MarkdownReport.of(entries));
        }
        return exitCode;
    }

    private Content check(
            Place place, Opener opener, List<Integer> opcodes, CheckReports reports, ProgressLine progress)
            throws Exception {
        try {
            CheckReport report = check(opener.open(place), opcodes)
                    .run(finding -> progress.report(place.text(), OperationProgress.in(finding.subject())));
            reports.add(place.text(), report);
            return new CheckContent(report, all);
        } catch (InterruptedException e) {
            reports.addFailure(place.text(), "the check was interrupted");
            throw e;
        } catch (RuntimeException e) {
            reports.addFailure(place.text(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            progress.end(place.text());
        }
    }

    private ComponentCheck check(CxlTarget target, List<Integer> opcodes) {
        ComponentCheck check = ComponentCheck.of(target).only(opcodes).withPauseAfterFailure(pause);
        check = writes ? check.withWrites() : check;
        return destructive ? check.withDestructive() : check;
    }

    private static int opcode(String text) {
        return Commands.find("", text)
                .or(() -> vendor(text))
                .map(found -> found.command().opcode())
                .orElseGet(() -> number(text));
    }

    /** A command of a vendor has two words. */
    private static Optional<NamedCommand> vendor(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? Optional.empty() : Commands.find(text.substring(0, space), text.substring(space + 1));
    }

    private static int number(String text) {
        if (!OPCODE.matcher(text).matches()) {
            throw CliException.usage(ONLY + " " + text
                    + ": there is no such command; write a name such as get-log, or an opcode such as 0x0401");
        }
        return Integer.parseInt(text.substring(2), 16);
    }

    private String description() {
        return "Sending a check with " + (destructive ? "--destructive" : "--writes");
    }

    private CommandImpact impact() {
        if (dryRun || !(writes || destructive)) {
            return CommandImpact.READS;
        }
        return destructive ? CommandImpact.DESTROYS_DATA : CommandImpact.CHANGES;
    }
}
