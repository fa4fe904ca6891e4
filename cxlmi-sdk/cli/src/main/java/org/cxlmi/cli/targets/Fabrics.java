package org.cxlmi.cli.targets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.fabric.SimulatedFabric;

/** The simulated components of this run. Each file is read once, so that all targets in it are of one fabric. */
final class Fabrics {

    private static final String NAME = "sim";

    private final Map<Path, SimulatedFabric> fabrics = new HashMap<>();

    /** Connects to a component. */
    Transport connect(Base.Simulated simulated) {
        Optional<Path> file = simulated.file();
        if (file.isEmpty()) {
            return SimulatedMemoryDevice.builder().name(NAME).build().connect();
        }
        Map<String, SimulatedComponent> components = load(file.get()).components();
        if (simulated.component().isEmpty() && components.size() == 1) {
            return components.values().iterator().next().connect();
        }
        SimulatedComponent component = components.get(simulated.component());
        if (components.isEmpty()) {
            throw CliException.nothingMatched(
                    NAME + ":" + file.get() + ": the file has no components; write at least one under components");
        }
        if (component == null) {
            String wanted = simulated.component().isEmpty() ? "which component" : "no " + simulated.component();
            throw CliException.nothingMatched(NAME + ":" + file.get() + ": " + wanted + "? It has "
                    + String.join(", ", components.keySet()) + "; write for example " + NAME + ":" + file.get() + "#"
                    + components.keySet().iterator().next());
        }
        return component.connect();
    }

    /** The fabric in a file. */
    synchronized SimulatedFabric load(Path file) {
        SimulatedFabric known = fabrics.get(file);
        if (known != null) {
            return known;
        }
        try {
            SimulatedFabric fabric = SimulatedFabric.load(file, SimulatedClock.running());
            fabrics.put(file, fabric);
            return fabric;
        } catch (IOException e) {
            throw CliException.unreadable(NAME + ":" + file + ": the file", e);
        }
    }
}
