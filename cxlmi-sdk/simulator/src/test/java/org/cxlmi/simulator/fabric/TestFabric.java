package org.cxlmi.simulator.fabric;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelTransport;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;

/** A fabric to send any commands to, and the paths to its components. */
final class TestFabric {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int CLIENTS = 2;

    private final Kind kind;
    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedFabric fabric;
    private final List<Connection> connections = new ArrayList<>();

    TestFabric(Kind kind) {
        this.kind = kind;
        fabric = SimulatedFabric.parse(kind + ".yaml", kind.yaml, clock);
        // A component that nobody has asked for yet is not part of the state.
        kind.paths().forEach(fabric::component);
        for (int client = 0; client < CLIENTS; client++) {
            Transport root = fabric.component(root(kind.paths().get(0))).connect();
            kind.paths().forEach(path -> connections.add(new Connection(path, through(root, path))));
        }
    }

    /** One client's connection to a component. */
    record Connection(String path, Transport transport) {

        /** The answer; where a tunnel on the way is refused, the refusal. */
        Answer send(MessageType type, int opcode, byte[] payload) {
            try {
                CciRequest request = new CciRequest("any", opcode, type, payload);
                CciResponse response = transport.exchange(request, Deadline.after(PATIENCE));
                return new Answer(ReturnCode.of(response.returnCode()), response.payload(), false);
            } catch (CommandFailedException e) {
                return new Answer(e.returnCode(), new byte[0], true);
            }
        }
    }

    /** @param onTheWay whether it comes from a component that was to carry the command, perhaps after it did */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    record Answer(ReturnCode code, byte[] payload, boolean onTheWay) {}

    /** What there is to simulate. */
    enum Kind {
        MEMORY_DEVICE("""
                components:
                  - memory-device: mem0
                    volatile: 512MiB
                    persistent: 256MiB
                    partitionable: 512MiB
                    label-storage: 1KiB
                    event-log-size: 5
                """, "mem0"),
        DYNAMIC_CAPACITY_DEVICE("""
                components:
                  - memory-device: mem0
                    volatile: 512MiB
                    persistent: 0
                    partitionable: 0
                    event-log-size: 4000
                    dynamic-capacity:
                      - { size: 256MiB, block-size: 32MiB, sharable: true }
                      - { size: 256MiB, block-size: 32MiB }
                """, "mem0"),
        MULTI_LOGICAL_DEVICE("""
                components:
                  - multi-logical-device: mld0
                    logical-devices: 3
                    memory: 1536MiB
                    dynamic-capacity:
                      - { size: 256MiB, block-size: 32MiB, sharable: true }
                      - { size: 256MiB, block-size: 64MiB }
                """, "mld0", "mld0/ld0", "mld0/ld1", "mld0/ld2"),
        LARGE_MULTI_LOGICAL_DEVICE("""
                components:
                  - { multi-logical-device: mld0, logical-devices: 16, memory: 8GiB }
                """, "mld0", "mld0/ld15"),
        SWITCH(
                """
                components:
                  - switch: switch0
                    port-count: 7
                    ingress-port: 1
                    virtual-switches: [{ upstream-port: 0, vppbs: 3 }, { upstream-port: 6, vppbs: 2 }]
                    disabled-ports: [4]
                    links-down: [3]
                    plugged-in:
                      - { port: 1, memory-device: mem1, label-storage: 1KiB, event-log-size: 5 }
                      - { port: 2, multi-logical-device: mld2, logical-devices: 2, memory: 1GiB }
                      - { port: 3, memory-device: mem3 }
                """,
                "switch0",
                "switch0/port1",
                "switch0/port2",
                "switch0/port2/ld0",
                "switch0/port2/ld1",
                "switch0/port3"),
        FABRIC(
                """
                components:
                  - switch: switch0
                    port-count: 4
                    virtual-switches: [{ upstream-port: 0, vppbs: 4 }]
                    plugged-in:
                      - { port: 1, head: mhd0/0 }
                      - { port: 2, head: mhd0/1 }
                  - multi-headed-device: mhd0
                    heads: 2
                    logical-devices: 4
                    memory: 2GiB
                    dynamic-capacity:
                      - { size: 256MiB, block-size: 32MiB, sharable: true }
                """,
                "switch0",
                "switch0/port1",
                "switch0/port2",
                "switch0/port1/pool",
                "switch0/port1/ld0",
                "switch0/port1/ld2",
                "switch0/port2/ld1",
                "switch0/port2/pool/ld3");

        private final String yaml;

        /** One after the other, with spaces in between. */
        private final String paths;

        Kind(String yaml, String... paths) {
            this.yaml = yaml;
            this.paths = String.join(" ", paths);
        }

        private List<String> paths() {
            return List.of(paths.split(" ", -1));
        }
    }

    private static String root(String path) {
        return path.split("/", -1)[0];
    }

    private static Transport through(Transport root, String path) {
        String[] steps = path.split("/", -1);
        Transport transport = root;
        for (int i = 1; i < steps.length; i++) {
            transport = TunnelTransport.through(transport, tunnel(steps[i]));
        }
        return transport;
    }

    private static Tunnel tunnel(String step) {
        int number = step.equals("pool")
                ? 0
                : Integer.parseInt(step.substring(
                        step.length() - step.replaceAll("\\D", "").length()));
        return step.startsWith("port")
                ? Tunnel.switchPort(number)
                : step.startsWith("ld") ? Tunnel.logicalDevice(number) : Tunnel.ldPool();
    }

    /** A client's connection, mostly through tunnels; to what is behind them also that of its host. */
    Connection connection(Random random) {
        Connection chosen = connections.get(random.nextInt(connections.size()));
        return random.nextInt(4) == 0
                ? new Connection(chosen.path, fabric.component(chosen.path).connect())
                : chosen;
    }

    SimulatedComponent component(Random random) {
        return fabric.component(kind.paths().get(random.nextInt(kind.paths().size())));
    }

    SimulatedClock clock() {
        return clock;
    }

    Map<String, Object> save() {
        return fabric.save();
    }

    /** Another one like this that was brought into a state. */
    TestFabric restored(Map<String, Object> state) {
        TestFabric other = new TestFabric(kind);
        other.fabric.restore(state);
        return other;
    }
}
