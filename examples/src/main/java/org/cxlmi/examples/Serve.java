package org.cxlmi.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cxlmi.examples.mctp.MctpLoopback;
import org.cxlmi.examples.mctp.MctpResponder;
import org.cxlmi.sdk.sim.SimulatedComponent;
import org.cxlmi.sdk.sim.SimulatedFabric;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a component of a simulated fabric, with all behind it, on this machine's MCTP for other programs. */
@Command(
        name = "serve",
        description = "Put a simulated fabric on this machine's MCTP, until interrupted. Needs root and CONFIG_MCTP.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Option(names = "--fabric", paramLabel = "FILE", required = true, description = "YAML file with the components.")
    private Path file = Path.of("");

    @Option(
            names = "--eid",
            paramLabel = "EID",
            description = "Which of the components that have an eid; may be left out if there is one only.")
    private @Nullable Integer eid;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatedFabric fabric = load(file);
        PrintWriter out = spec.commandLine().getOut();
        int served = eid == null ? onlyOne(fabric) : eid;
        SimulatedComponent component = fabric.component(served);
        MctpLoopback.addAddress(served);
        try (MctpResponder responder = new MctpResponder(MctpLoopback.NETWORK, served, component.station())) {
            out.println(
                    "Serving " + component + " at mctp " + MctpLoopback.NETWORK + ":" + served + " until interrupted.");
            out.flush();
            responder.awaitEnd();
        }
        return 0;
    }

    private int onlyOne(SimulatedFabric fabric) {
        Set<Integer> eids = fabric.endpoints().keySet();
        if (eids.size() != 1) {
            throw new IllegalArgumentException(
                    file + ": endpoint IDs are " + eids + "; this machine can have one, say which with --eid");
        }
        return eids.iterator().next();
    }

    private static SimulatedFabric load(Path file) throws IOException {
        try {
            SimulatedFabric fabric = SimulatedFabric.load(file);
            if (fabric.endpoints().isEmpty()) {
                throw new IllegalArgumentException(
                        file + ": no component has an endpoint ID; write for example eid: 8 in one");
            }
            return fabric;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        }
    }
}
