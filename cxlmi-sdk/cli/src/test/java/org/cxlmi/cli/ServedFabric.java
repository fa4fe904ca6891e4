package org.cxlmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.serve.FabricServer;

/** A simulated fabric on a socket, whose state outlives a run of the command line. */
final class ServedFabric implements AutoCloseable {

    private final FabricControl control;
    private final FabricServer server;
    private final String target;

    private ServedFabric(FabricControl control, FabricServer server, String target) {
        this.control = control;
        this.server = server;
        this.target = target;
    }

    /** Serves the component with the only endpoint ID. */
    static ServedFabric of(Path directory, String yaml) {
        try {
            Path file = Files.writeString(directory.resolve("fabric.yaml"), yaml);
            FabricControl control = FabricControl.load(file, SimulatedClock::running);
            FabricServer server = new FabricServer(control);
            String target = "unix:" + directory.resolve("socket");
            server.listen(StreamAddress.parse(target));
            return new ServedFabric(control, server, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The component as a target. */
    String target() {
        return target;
    }

    SimulatedComponent component(String path) {
        return control.fabric().component(path);
    }

    SimulatedMemoryDevice device(String path) {
        return (SimulatedMemoryDevice) component(path);
    }

    @Override
    public void close() {
        server.close();
    }
}
