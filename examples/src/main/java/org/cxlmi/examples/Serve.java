package org.cxlmi.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.cxlmi.simulator.serve.FabricServer;
import org.cxlmi.simulator.serve.MctpFabric;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.cxlmi.simulator.serve.MctpResponder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the components of a simulated fabric that have an endpoint ID to other programs. */
@Command(
        name = "serve",
        description = {
            "Serve a simulated fabric, until interrupted.",
            "With --listen, on sockets. Without it, on this machine's MCTP: this needs root, and a kernel with"
                    + " CONFIG_MCTP and CONFIG_MCTP_SERIAL."
        })
final class Serve implements Callable<Integer> {

    @Option(names = "--fabric", paramLabel = "FILE", required = true, description = "YAML file with the components.")
    private Path file = Path.of("");

    @Option(
            names = "--host-eid",
            paramLabel = "EID",
            description = "The endpoint ID that this machine has; if left out, the lowest that no component has.")
    private @Nullable Integer hostEid;

    @Option(
            names = "--loopback",
            paramLabel = "EID",
            description = "Serve only this component, on the loopback interface: needs no CONFIG_MCTP_SERIAL.")
    private @Nullable Integer loopbackEid;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Serve on this socket instead, for example tcp:2508 or unix:/run/fabric; may be repeated.")
    private List<String> addresses = List.of();

    @Option(
            names = "--jackrabbit",
            description = "With --listen, answer as jack expects, the command line of JackrabbitLabs.")
    private boolean jackrabbitForm;

    @Option(
            names = "--control",
            paramLabel = "ADDRESS",
            description = "Take requests in JSON on this socket, with --listen; may be repeated.")
    private List<String> controlAddresses = List.of();

    @Option(names = "--driven-clock", description = "The clock of the fabric stands still until a request advances it.")
    private boolean drivenClock;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Take the state of the components from this file, if it is there, and save it there at the end.")
    private @Nullable Path stateFile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        FabricControl control = load();
        SimulatedFabric fabric = control.fabric();
        if (stateFile != null) {
            checkDirectory(stateFile);
        }
        if (stateFile != null && Files.exists(stateFile)) {
            fabric.restore(InputFile.check(stateFile));
        }
        if (!addresses.isEmpty()) {
            serveOnSockets(control);
        } else if (loopbackEid == null) {
            serve(fabric);
        } else {
            serve(fabric, loopbackEid);
        }
        return 0;
    }

    private void checkOptions() {
        if (addresses.isEmpty() && (jackrabbitForm || !controlAddresses.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--control and --jackrabbit need --listen");
        }
        if (!addresses.isEmpty() && (hostEid != null || loopbackEid != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--host-eid and --loopback are for MCTP of this machine, without --listen");
        }
    }

    private void serveOnSockets(FabricControl control) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FabricServer.Options options = FabricServer.Options.DEFAULT.withJackrabbitForm(jackrabbitForm);
        try (FabricServer server = new FabricServer(control)) {
            saveAtEnd(server, control::fabric);
            for (String each : addresses) {
                out.println("On " + StreamAddress.format(server.listen(StreamAddress.parse(each), options)));
            }
            for (String each : controlAddresses) {
                out.println("Control on " + StreamAddress.format(server.listenForControl(StreamAddress.parse(each))));
            }
            out.println("until interrupted:");
            control.fabric().endpoints().forEach((eid, component) -> out.println("  EID " + eid + "  " + component));
            out.flush();
            server.awaitEnd();
        }
    }

    private void serve(SimulatedFabric fabric) throws IOException, InterruptedException {
        Map<Integer, CciResponder> responders = new TreeMap<>();
        fabric.endpoints().forEach((eid, component) -> responders.put(eid, component.responder()));
        try (MctpFabric served = MctpFabric.open(responders, Optional.ofNullable(hostEid))) {
            saveAtEnd(served, () -> fabric);
            announce(served.interfaceName(), fabric.endpoints());
            served.awaitEnd();
        }
    }

    private void serve(SimulatedFabric fabric, int eid) throws IOException, InterruptedException {
        SimulatedComponent component = fabric.component(eid);
        MctpLoopback.addAddress(eid);
        try (MctpResponder responder = new MctpResponder(MctpLoopback.NETWORK, eid, component.responder())) {
            saveAtEnd(responder, () -> fabric);
            announce("lo", Map.of(eid, component));
            responder.awaitEnd();
        }
    }

    private void announce(String interfaceName, Map<Integer, SimulatedComponent> components) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("On " + interfaceName + ", until interrupted:");
        components.forEach(
                (eid, component) -> out.println("  mctp " + MctpLoopback.NETWORK + ":" + eid + "  " + component));
        out.flush();
    }

    /** What ends the program in order, as an interrupt does, saves the state once no more is answered. */
    private void saveAtEnd(AutoCloseable service, Supplier<SimulatedFabric> fabric) {
        Path state = stateFile;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                service.close();
            } catch (Exception e) {
                spec.commandLine().getErr().println("the sockets could not be closed: " + e.getMessage());
            } finally {
                if (state != null) {
                    save(fabric.get(), state);
                }
            }
        }));
    }

    private void save(SimulatedFabric fabric, Path state) {
        try {
            fabric.save(state);
        } catch (IOException e) {
            spec.commandLine().getErr().println("the state could not be saved: " + e.getMessage());
        }
    }

    /** What cannot be saved at the end is better known before anything is served. */
    private static void checkDirectory(Path state) {
        Path directory = state.toAbsolutePath().getParent();
        if (directory != null && !Files.isWritable(directory)) {
            throw new IllegalArgumentException(state + ": no file can be written to " + directory);
        }
    }

    private FabricControl load() throws IOException {
        Supplier<SimulatedClock> clock = drivenClock ? SimulatedClock::driven : SimulatedClock::running;
        FabricControl control = FabricControl.load(InputFile.check(file), clock);
        if (control.fabric().endpoints().isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": no component has an endpoint ID; write for example eid: 8 in one");
        }
        return control;
    }
}
