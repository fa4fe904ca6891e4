package org.cxlmi.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.cxlmi.simulator.serve.MctpFabric;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.cxlmi.simulator.serve.MctpResponder;
import org.cxlmi.simulator.serve.MctpService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the components of a simulated fabric that have an endpoint ID on this machine's MCTP for other programs. */
@Command(
        name = "serve",
        description = {
            "Put a simulated fabric on this machine's MCTP, until interrupted.",
            "Needs root, and a kernel with CONFIG_MCTP and CONFIG_MCTP_SERIAL."
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
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Take the state of the components from this file, if it is there, and save it there at the end.")
    private @Nullable Path stateFile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatedFabric fabric = load(file);
        if (stateFile != null) {
            checkDirectory(stateFile);
        }
        if (stateFile != null && Files.exists(stateFile)) {
            fabric.restore(InputFile.check(stateFile));
        }
        if (loopbackEid == null) {
            serve(fabric);
        } else {
            serve(fabric, loopbackEid);
        }
        return 0;
    }

    private void serve(SimulatedFabric fabric) throws IOException, InterruptedException {
        Map<Integer, CciResponder> responders = new TreeMap<>();
        fabric.endpoints().forEach((eid, component) -> responders.put(eid, component.responder()));
        try (MctpFabric served = MctpFabric.open(responders, Optional.ofNullable(hostEid))) {
            saveAtEnd(served, fabric);
            announce(served.interfaceName(), fabric.endpoints());
            served.awaitEnd();
        }
    }

    private void serve(SimulatedFabric fabric, int eid) throws IOException, InterruptedException {
        SimulatedComponent component = fabric.component(eid);
        MctpLoopback.addAddress(eid);
        try (MctpResponder responder = new MctpResponder(MctpLoopback.NETWORK, eid, component.responder())) {
            saveAtEnd(responder, fabric);
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
    private void saveAtEnd(MctpService service, SimulatedFabric fabric) {
        Path state = stateFile;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                service.close();
            } finally {
                if (state != null) {
                    save(fabric, state);
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

    private static SimulatedFabric load(Path file) throws IOException {
        SimulatedFabric fabric = SimulatedFabric.load(InputFile.check(file));
        if (fabric.endpoints().isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": no component has an endpoint ID; write for example eid: 8 in one");
        }
        return fabric;
    }
}
