package org.cxlmi.cli.porcelain;

import java.util.Optional;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.shell.ShellSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Serves a script in any language. */
@Command(
        description = "Takes requests from standard input, one JSON object a line, and prints the result of each as a"
                + " line when it is there. Components stay open, so that a request costs no start of a program.")
final class ShellCommand implements Invocation {

    static final String NAME = "shell";

    private final CommonOptions common;

    @Option(
            names = "--jsonl",
            description = "Requests and results are JSON objects, one a line. There is no other form yet, and it has to"
                    + " be named.")
    private boolean jsonl;

    ShellCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        if (!jsonl) {
            throw CliException.usage("write shell --jsonl: then it takes requests such as"
                    + " {\"id\":1,\"target\":\"mem0\",\"command\":\"get-health-info\"}, one a line. People write"
                    + " \"cxlmi get-health-info mem0\" instead.");
        }
        if (common.recordsOneTarget()) {
            throw CliException.usage(
                    "--record FILE records one target, and shell may have several; record to FILE.pcapng");
        }
        return new ShellSession(common, environment.streams(), this::job).run();
    }

    /** The jobs that only read. The others report their progress, and belong on a command line of their own. */
    private Optional<Task> job(String name) {
        return Porcelain.find(name, common).flatMap(ShellCommand::task);
    }

    private static Optional<Task> task(Invocation job) {
        if (job instanceof EventsCommand events) {
            return Optional.of(events.task());
        }
        return job instanceof TargetCommand onTarget ? Optional.of(onTarget.task()) : Optional.empty();
    }
}
