package org.cxlmi.cli.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.InputFile;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.OutputFormat;
import org.cxlmi.cli.output.Outputs;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.ResultOutput;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.cxlmi.simulator.serve.FabricServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Serves a simulated fabric on sockets. */
@Command(
        description = {
            "Serves a simulated fabric on sockets, until Ctrl-C.",
            "It needs neither root nor MCTP in the kernel. The components that have an eid answer MCTP packets, in the"
                    + " form of JackrabbitLabs' tools. Other runs of cxlmi reach the one with the lowest eid with the"
                    + " address as their target, and change the fabric with the commands of cxlmi sim."
        })
final class ServeCommand implements Invocation {

    static final String NAME = "serve";

    private static final String LISTEN = "--listen";
    private static final String CONTROL = "--control";
    private static final int LARGEST_FILE = 64 << 20;

    private final CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The file with the fabric. Without it, the fabric of cxlmi sim init is served.")
    private @Nullable String file;

    @Option(
            names = LISTEN,
            paramLabel = "ADDRESS",
            description =
                    "Answer packets on this socket, such as tcp:2508, tcp:0 for any free port, or unix:PATH. It may"
                            + " be repeated. The default is tcp:0. Without a host, only this machine can connect.")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = CONTROL,
            paramLabel = "ADDRESS",
            description =
                    "Take requests of cxlmi sim on this socket, as JSON lines. Whoever can connect to it can change"
                            + " the fabric. It may be repeated.")
    private List<String> controlAddresses = new ArrayList<>();

    @Option(
            names = "--jackrabbit",
            description = "Answer as jack expects, the command line of JackrabbitLabs, where it differs from CXL.")
    private boolean jackrabbitForm;

    @Option(names = "--driven-clock", description = "The clock of the fabric stands still until a request advances it.")
    private boolean drivenClock;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Begin with the state in this file, if it is there, and save the state to it at the end.")
    private @Nullable Path stateFile;

    ServeCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        if (common.format() == OutputFormat.HEX || common.format() == OutputFormat.BINARY) {
            throw CliException.usage("serve prints addresses; use -o text, -o json or -o jsonl");
        }
        FabricControl control = load();
        restoreState(control.fabric());
        Messages messages = new Messages(environment.streams().err(), common.format(), common.verbose());
        StandardOutput out = new StandardOutput(environment.streams().out());
        try (FabricServer server = new FabricServer(control);
                ResultOutput output = Outputs.of(common.format(), out, messages, false)) {
            Content sockets = listen(server, control.fabric(), messages);
            String target = file == null ? DefaultFabric.NAME : file;
            output.add(new Result(
                    target, NAME, OptionalInt.empty(), Optional.of(sockets), Optional.empty(), Duration.ZERO));
            server.awaitEnd();
        } catch (InterruptedException e) {
            // This is how it ends. The thread goes on, as if it had not been interrupted, to save the state.
            saveState(control.fabric());
        }
        return ExitCode.OK;
    }

    private FabricControl load() {
        Supplier<SimulatedClock> clock = drivenClock ? SimulatedClock::driven : SimulatedClock::running;
        String name = file == null ? DefaultFabric.NAME : file;
        String text = file == null
                ? DefaultFabric.text()
                : new String(InputFile.bytes(name, name, LARGEST_FILE), StandardCharsets.UTF_8);
        return new FabricControl(() -> SimulatedFabric.parse(name, text, clock.get()));
    }

    private Content listen(FabricServer server, SimulatedFabric fabric, Messages messages) {
        FabricServer.Options options = FabricServer.Options.DEFAULT.withJackrabbitForm(jackrabbitForm);
        List<String> wanted = addresses.isEmpty() ? List.of("tcp:0") : addresses;
        List<String> listening = open(LISTEN, wanted, address -> server.listen(address, options), messages);
        List<String> controlled = open(CONTROL, controlAddresses, server::listenForControl, messages);
        List<Row> rows = new ArrayList<>();
        listening.forEach(address -> rows.add(new Row(0, "listen", address)));
        controlled.forEach(address -> rows.add(new Row(0, "control", address)));
        List<Map<String, Object>> components = new ArrayList<>();
        fabric.endpoints().forEach((eid, component) -> {
            rows.add(new Row(0, "eid " + eid, component.name()));
            components.add(Map.of("component", component.name(), "eid", eid));
        });
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("listen", listening);
        json.put("control", controlled);
        json.put("components", components);
        return new ReportContent(rows, json);
    }

    private static List<String> open(
            String option, List<String> texts, Function<SocketAddress, SocketAddress> socket, Messages messages) {
        List<String> opened = new ArrayList<>();
        for (String text : texts) {
            SocketAddress address = socket.apply(ControlCommand.address(option, text));
            opened.add(StreamAddress.format(address));
            if (address instanceof InetSocketAddress inet && !inet.getAddress().isLoopbackAddress()) {
                messages.note(text + " can be reached from other machines, and nobody is asked who he is");
            }
        }
        return opened;
    }

    private void restoreState(SimulatedFabric fabric) {
        if (stateFile == null) {
            return;
        }
        // What cannot be saved at the end is better known before anything is served.
        Path directory = stateFile.toAbsolutePath().getParent();
        if (directory != null && !Files.isWritable(directory)) {
            throw CliException.usage("--state " + stateFile + ": no file can be written to " + directory);
        }
        if (Files.exists(stateFile)) {
            try {
                fabric.restore(stateFile);
            } catch (IOException e) {
                throw CliException.unreadable("--state " + stateFile, e);
            }
        }
    }

    private void saveState(SimulatedFabric fabric) {
        if (stateFile != null) {
            try {
                fabric.save(stateFile);
            } catch (IOException e) {
                throw CliException.system("The state cannot be saved to " + stateFile + ": " + IoReason.of(e) + ".");
            }
        }
    }
}
