package org.cxlmi.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.cli.output.OutputFormat;
import org.cxlmi.cli.targets.OpenOptions;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.policy.MinimumGap;
import org.cxlmi.runtime.policy.Retry;
import org.cxlmi.runtime.recording.Recording;
import org.cxlmi.sdk.fleet.Fleet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int READING_JOBS = 256;
    private static final int CHANGING_JOBS = 64;
    private static final int DEFAULT_RETRIES = 2;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "The form of the output: text, json, jsonl, hex or binary. The default is text.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Durations.Positive.class,
            description = "How long a command may take, such as 500ms or 5s. The default is that of the transport.")
    private @Nullable Duration timeout;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description =
                    "How often a command that may be repeated is sent again if no response came; if it is not 0, also"
                            + " for up to 10 s while a component is busy. The default is 2.")
    private int retries = DEFAULT_RETRIES;

    @Option(
            names = "--gap",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "The least time between two commands to a component, such as 40ms.")
    private @Nullable Duration gap;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = JobCount.class,
            description =
                    "How many targets are worked on at once. The default is 256 for what only reads, otherwise 64.")
    private @Nullable Integer jobs;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write each exchange to this file; replay:FILE answers from it. FILE.pcapng is a capture for Wireshark"
                            + " and can have several targets; other files are text.")
    private @Nullable Path recording;

    @Option(names = "--yes", description = "Send what changes or destroys something without a question.")
    private boolean yes;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the stack trace of a failure.")
    private boolean verbose;

    static final class JobCount extends WholeNumber {

        JobCount() {
            super(1, Fleet.MAXIMUM_CONCURRENCY, 1);
        }
    }

    /** What picocli needs to know of a command whose options are fields with annotations, with these options added. */
    public CommandSpec specOf(Object command, String name) {
        return addTo(CommandSpec.forAnnotatedObject(command).name(name));
    }

    /** Adds these options to those of a command. */
    public CommandSpec addTo(CommandSpec command) {
        return command.addMixin("common", CommandSpec.forAnnotatedObject(this));
    }

    public OutputFormat format() {
        return format;
    }

    public boolean verbose() {
        return verbose;
    }

    /** Whether what changes something is sent without a question. */
    public boolean yes() {
        return yes;
    }

    /**
     * How many targets are worked on at once.
     *
     * @param impact the worst that is done to them
     */
    public int jobs(CommandImpact impact) {
        if (jobs != null) {
            return jobs;
        }
        return impact == CommandImpact.READS ? READING_JOBS : CHANGING_JOBS;
    }

    /** Whether there is a recording that can have no more than one. */
    public boolean recordsOneTarget() {
        return recording != null && !Recording.isCapture(recording);
    }

    /** How long a command may take; empty for the default. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** How targets are opened. */
    public OpenOptions open(boolean probing) {
        List<Policy> policies = new ArrayList<>();
        if (gap != null && !gap.isZero()) {
            policies.add(MinimumGap.of(gap));
        }
        if (retries != 0) {
            policies.add(Retry.within(PATIENCE).withTimeouts(retries));
        }
        return new OpenOptions(Optional.ofNullable(timeout), policies, Optional.ofNullable(recording), probing);
    }
}
