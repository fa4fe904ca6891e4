package org.cxlmi.cli.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.Outputs;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.ResultOutput;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.runtime.transport.Deadline;

/** Runs what sends nothing to any component, and prints its result in the same form. */
public final class LocalRunner {

    private final CommonOptions options;
    private final Streams streams;

    public LocalRunner(CommonOptions options, Streams streams) {
        this.options = options;
        this.streams = streams;
    }

    /**
     * Does the work.
     *
     * @param subject what it is about, which stands where other results have their target
     * @param command the name on the command line
     * @return the exit code
     */
    public int run(String subject, String command, Function<Messages, Content> work) {
        Messages messages = new Messages(streams.err(), options.format(), options.verbose());
        Deadline stopwatch = Deadline.after(Duration.ofDays(1));
        Optional<Content> content = Optional.empty();
        Optional<Throwable> failure = Optional.empty();
        try {
            content = Optional.of(work.apply(messages));
        } catch (CliException e) {
            failure = Optional.of(e);
        }
        Result result = new Result(subject, command, OptionalInt.empty(), content, failure, stopwatch.elapsed());
        try (ResultOutput output = Outputs.of(options.format(), new StandardOutput(streams.out()), messages, false)) {
            output.add(result);
        }
        return result.exitCode();
    }
}
