package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.cli.run.Batch;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.WholeNumber;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.ops.CheckpointFile;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/**
 * A command that does a job of the SDK on each target. Its options are fields.
 *
 * @param <T> what the job results in
 */
abstract class JobCommand<T> implements Invocation {

    private final String name;
    private final CommonOptions common;

    @Parameters(
            paramLabel = TargetParameter.LABEL,
            arity = TargetParameter.ARITY,
            description = TargetParameter.DESCRIPTION)
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            converter = FailureCount.class,
            description = "Begin with no further target if more than N have failed. By default, all are tried.")
    private @Nullable Integer maxFailures;

    /** One failure more has to be a number, too. */
    private static final class FailureCount extends WholeNumber {

        FailureCount() {
            super(0, Integer.MAX_VALUE - 1, 1);
        }
    }

    JobCommand(String name, CommonOptions common) {
        this.name = name;
        this.common = common;
    }

    @Override
    public final CommandSpec spec() {
        return common.specOf(this, name);
    }

    /** What is sent, for the question before it. */
    abstract String description();

    /** The worst that it can do. */
    abstract CommandImpact impact();

    /** What has happened to a target when the job is done, such as "updated". */
    abstract String done();

    /**
     * Makes the job.
     *
     * @throws IllegalArgumentException if an option is wrong
     */
    abstract Job<T> job(CxlTarget target);

    /** What is shown of the result. */
    abstract Content content(T result);

    /** What is shown instead of doing the job; the job itself if nothing is to be shown instead. */
    Work work(JobContext context) {
        return (place, opener) -> content(context.run(place, job(opener.open(place))));
    }

    /** Where to keep how far the jobs are; absent if they are too short for that. */
    Optional<ResumeOption> resume() {
        return Optional.empty();
    }

    /** Whether nothing is to be changed. */
    boolean isDry() {
        return false;
    }

    @Override
    public final int run(ParseResult parsed, Environment environment) {
        Optional<CheckpointFile> checkpoints = isDry() ? Optional.empty() : resume().flatMap(ResumeOption::open);
        ProgressLine progress = new ProgressLine(environment.streams());
        Batch batch = new Batch(
                maxFailures == null ? OptionalInt.empty() : OptionalInt.of(maxFailures), isDry() ? "" : done());
        Task task = new Task(
                name,
                OptionalInt.empty(),
                description(),
                isDry() ? CommandImpact.READS : impact(),
                false,
                work(new JobContext(progress, checkpoints)));
        int exitCode = new Runner(common, progress.streams(), batch).run(environment.targets(targets), task);
        checkpoints.ifPresent(kept -> end(kept, exitCode, progress.streams()));
        return exitCode;
    }

    private void end(CheckpointFile kept, int exitCode, Streams streams) {
        if (exitCode == ExitCode.OK) {
            kept.delete();
        } else if (!kept.isEmpty()) {
            new Messages(streams.err(), common.format(), common.verbose())
                    .note(resume().map(ResumeOption::advice).orElse(""));
        }
    }
}
