package org.cxlmi.cli.sim;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.Outputs;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.ResultOutput;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.simulator.fabric.FabricClient;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** A command that sends requests to the control socket of a fabric that is served. */
abstract class ControlCommand implements Invocation {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "CONTROL",
            description = "The control socket of cxlmi serve, such as unix:/run/fabric-control or tcp:2509.")
    private String control = "";

    ControlCommand(String name, CommonOptions common) {
        this.name = name;
        this.common = common;
    }

    @Override
    public final CommandSpec spec() {
        return common.specOf(this, name);
    }

    /** Sends the request, and returns what the answer means. */
    abstract Content ask(FabricClient fabric) throws IOException;

    /** An address as the user writes it. */
    static SocketAddress address(String what, String text) {
        try {
            return StreamAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(what + ": " + e.getMessage());
        }
    }

    /** A name on the command line, as {@code media-disabled}, in the form that fabric files have. */
    static String constant(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public final int run(ParseResult parsed, Environment environment) {
        Messages messages = new Messages(environment.streams().err(), common.format(), common.verbose());
        StandardOutput out = new StandardOutput(environment.streams().out());
        try (ResultOutput output = Outputs.of(common.format(), out, messages, false)) {
            Result result = result();
            output.add(result);
            return result.exitCode();
        }
    }

    private Result result() {
        Deadline stopwatch = Deadline.after(Duration.ofDays(1));
        SocketAddress address = address(control, control);
        Optional<Content> content = Optional.empty();
        Optional<Throwable> failure = Optional.empty();
        try (FabricClient fabric =
                FabricClient.connect(address, common.timeout().orElse(TIMEOUT))) {
            content = Optional.of(ask(fabric));
        } catch (IOException e) {
            failure = Optional.of(CliException.unreadable("the file", e));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Result(control, name, OptionalInt.empty(), content, failure, stopwatch.elapsed());
    }
}
