package org.cxlmi.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.OutputFormat;
import org.cxlmi.cli.output.Outputs;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.ResultOutput;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.cli.targets.Targets;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.fleet.FleetRun;

/** Runs a task on targets, and prints the results in the order of the targets. */
public final class Runner {

    private final CommonOptions options;
    private final Streams streams;
    private final Messages messages;
    private final Batch batch;

    public Runner(CommonOptions options, Streams streams) {
        this(options, streams, Batch.SILENT);
    }

    public Runner(CommonOptions options, Streams streams, Batch batch) {
        this.options = options;
        this.streams = streams;
        this.batch = batch;
        this.messages = new Messages(streams.err(), options.format(), options.verbose());
    }

    /**
     * Runs a task.
     *
     * @param texts the targets as the user writes them
     * @return the exit code: the highest of all targets
     */
    public int run(List<String> texts, Task task) {
        return run(texts, task.description(), task.impact(), task.probing(), (places, opener) -> {
            try (ResultOutput output = output(places.size() > 1)) {
                return runAll(jobs(places, task), fleet(task.impact()), opener, output);
            }
        });
    }

    /**
     * Runs something on all targets together.
     *
     * @param texts the targets as the user writes them
     * @param description what is sent, for the question before it
     * @param impact the worst that it can do
     * @return its exit code
     */
    public int runTogether(List<String> texts, String description, CommandImpact impact, TogetherWork work) {
        return run(texts, description, impact, false, (places, opener) -> {
            try (ResultOutput output = output(options.format() != OutputFormat.TEXT && places.size() > 1)) {
                return work.on(places, opener, output, messages);
            }
        });
    }

    /** Work on all targets together. */
    @FunctionalInterface
    public interface TogetherWork {

        /**
         * Does it.
         *
         * @param output takes results; as text, each names its target itself
         * @return the exit code
         */
        int on(List<Place> places, Opener opener, ResultOutput output, Messages messages);
    }

    private int run(
            List<String> texts,
            String description,
            CommandImpact impact,
            boolean probing,
            ToIntBiFunction<List<Place>, Opener> work) {
        Targets targets;
        try {
            targets = Targets.of(texts, messages::note);
        } catch (CliException e) {
            if (ExitCode.of(e) == ExitCode.NOTHING_MATCHED) {
                output(false).close();
            }
            throw e;
        }
        List<Place> places = targets.places();
        if (targets.haveSeveralConnections() && options.recordsOneTarget()) {
            throw CliException.usage(
                    "--record records several targets only in a file whose name ends in .pcapng; name such"
                            + " a file, or one target");
        }
        if (!options.yes()) {
            Question.ask(description, impact, places, streams);
        }
        Opener opener = targets.opener(options.open(probing));
        try {
            return work.applyAsInt(places, opener);
        } finally {
            // Closing waits for a command that is under way, but whoever interrupted does not.
            if (!Thread.currentThread().isInterrupted()) {
                opener.close();
            }
        }
    }

    private ResultOutput output(boolean several) {
        return Outputs.of(options.format(), new StandardOutput(streams.out()), messages, several);
    }

    private static List<Job> jobs(List<Place> places, Task task) {
        List<Job> jobs = new ArrayList<>();
        for (Place place : places) {
            jobs.add(new Job(jobs.size(), place, task));
        }
        return jobs;
    }

    private int runAll(List<Job> jobs, Fleet fleet, Opener opener, ResultOutput output) {
        int exitCode = ExitCode.OK;
        Map<Integer, Result> early = new TreeMap<>();
        int next = 0;
        int failed = 0;
        try (FleetRun<Job, Content> run = fleet.startEach(jobs, job -> job.run(opener))) {
            for (FleetOutcome<Job, Content> outcome : run) {
                early.put(outcome.target().number(), Job.result(outcome));
                for (Result result = early.remove(next); result != null; result = early.remove(next)) {
                    output.add(result);
                    exitCode = Math.max(exitCode, result.exitCode());
                    failed += result.failure().isPresent() ? 1 : 0;
                    next++;
                }
            }
        }
        if (jobs.size() > 1) {
            batch.summary(jobs.size(), failed).ifPresent(messages::note);
        }
        return exitCode;
    }

    private Fleet fleet(CommandImpact impact) {
        Fleet fleet = Fleet.create().withConcurrency(options.jobs(impact));
        return batch.maxFailures().isPresent()
                ? fleet.withFailureLimit(batch.maxFailures().getAsInt() + 1)
                : fleet;
    }
}
