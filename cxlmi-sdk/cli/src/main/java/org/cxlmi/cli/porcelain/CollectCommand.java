package org.cxlmi.cli.porcelain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.collect.ArchiveWriter;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.collect.DataCollection;
import org.cxlmi.sdk.generic.PopulateLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Writes an archive for the maker of a component. */
@Command(
        description = "Writes an archive for the maker of a component: its identity, health, firmware, events, logs and"
                + " features, as bytes, JSON and text, without secrets. Components that can are asked to fill their logs"
                + " first.")
final class CollectCommand implements Invocation {

    static final String NAME = "collect";

    private final CommonOptions common;

    @Parameters(
            paramLabel = TargetParameter.LABEL,
            arity = TargetParameter.ARITY,
            description = TargetParameter.DESCRIPTION)
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "DIRECTORY",
            description = "Where the archives are written, one for each component. The default is the current"
                    + " directory.")
    private Path directory = Path.of("");

    @Option(names = "--as-is", description = "Read the logs as they are, without filling them. This changes nothing.")
    private boolean asItIs;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long a component may take to fill a log. The default is 5m.")
    private @Nullable Duration wait;

    CollectCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        if (!Files.isDirectory(directory)) {
            throw CliException.usage("--to " + directory + ": there is no such directory");
        }
        Task task = new Task(
                NAME,
                OptionalInt.empty(),
                PopulateLog.COMMAND.toString(),
                asItIs ? CommandImpact.READS : PopulateLog.COMMAND.impact(),
                false,
                this::collect);
        return new Runner(common, environment.streams()).run(environment.targets(targets), task);
    }

    private Content collect(Place place, Opener opener) throws InterruptedException {
        DataCollection collection = DataCollection.of(opener.open(place))
                .withCommands(Commands.loadable().map(NamedCommand::command).toList());
        collection = asItIs ? collection.asItIs() : collection;
        collection = wait == null ? collection : collection.withTimeout(wait);
        try (ArchiveWriter archive = new ArchiveWriter(directory, place.text())) {
            Optional<CxlException> gone = collection.run(archive::add);
            if (gone.isPresent() && archive.read() == 0) {
                throw gone.get();
            }
            Path file = archive.complete(gone);
            if (gone.isPresent()) {
                throw CliException.system("the component stopped to answer. " + file + " has what was read until then: "
                        + archive.read() + " parts. " + gone.get().getMessage());
            }
            return content(file, archive);
        }
    }

    private static ReportContent content(Path file, ArchiveWriter archive) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", file.toString());
        json.put("parts", archive.read());
        json.put("failed", archive.failed());
        return ReportContent.of(
                file + ": " + archive.read() + " parts"
                        + (archive.failed() == 0 ? "" : ", and " + archive.failed() + " that could not be read"),
                json);
    }
}
