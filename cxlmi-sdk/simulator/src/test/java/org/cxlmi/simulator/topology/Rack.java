package org.cxlmi.simulator.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.TopologyWalk;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.fabric.SimulatedFabric;

/** A switch with a bit of everything behind it, some of it bound; no time passes but that of its clock. */
final class Rack {

    private static final String FABRIC = """
            components:
              - switch: sw
                serial: 0x5
                vendor-id: 0x1e98
                device-id: 0x1
                port-count: 20
                disabled-ports: [19]
                links-down: [18]
                virtual-switches:
                  - { upstream-port: 0, vppbs: 100 }
                  - { upstream-port: 5, vppbs: 2 }
                plugged-in:
                  - { port: 1, memory-device: mem, serial: 0x51 }
                  - { port: 2, multi-logical-device: mld, serial: 0x52, logical-devices: 16, memory: 16GiB,
                      dynamic-capacity: [ { size: 1GiB }, { size: 2GiB, block-size: 2MiB } ] }
                  - { port: 3, head: mhd/1 }
                  - { port: 18, memory-device: unlinked }
                  - port: 4
                    switch: inner
                    serial: 0x54
                    port-count: 2
                    plugged-in:
                      - { port: 1, memory-device: far, serial: 0x55 }
              - multi-headed-device: mhd
                heads: 40
                serial: 0x70
                logical-devices: 16
                memory: 16GiB
                dynamic-capacity:
                  - { size: 1GiB, sharable: true }
            """;

    final SimulatedClock clock = SimulatedClock.driven();
    final SimulatedFabric fabric = SimulatedFabric.parse("rack.yaml", FABRIC, clock);
    final SimulatedComponent sw = fabric.component("sw");
    final Endpoint endpoint = Endpoint.over(sw.connect());

    Rack() {
        FabricManager manager = FabricManager.of(endpoint);
        manager.bindVppb(request -> request.vcsId(0).vppbId(99).portId(1));
        clock.advance(Duration.ofSeconds(1));
        manager.bindVppb(request -> request.vcsId(1).vppbId(0).portId(2).ldId(15));
        clock.advance(Duration.ofSeconds(1));
    }

    SimulatedComponent at(String path) {
        return fabric.component(path);
    }

    Component walk() {
        return TopologyWalk.create().from(endpoint);
    }

    /** What a walk found, one node a line. */
    static List<String> lines(Component component) {
        ArrayList<String> lines = new ArrayList<>();
        add(component, lines);
        return lines;
    }

    private static void add(Component component, List<String> lines) {
        lines.add(component.toString());
        component.memory().ifPresent(part -> lines.add(component.name() + ": " + part));
        component
                .multiLogicalDevice()
                .ifPresent(part -> part.logicalDevices().forEach(ld -> lines.add(component.name() + ": " + ld)));
        component
                .multiHeadedDevice()
                .ifPresent(part -> part.heads().forEach(head -> lines.add(component.name() + ": " + head)));
        component
                .dynamicCapacityDevice()
                .ifPresent(part ->
                        part.hosts().forEach(host -> lines.add(component.name() + ": " + host + " " + host.regions())));
        component.switchDevice().ifPresent(part -> {
            part.virtualSwitches().forEach(vcs -> {
                lines.add(component.name() + ": " + vcs);
                vcs.vppbs().forEach(vppb -> lines.add(component.name() + ": " + vppb));
            });
            part.ports().forEach(port -> {
                lines.add(component.name() + ": " + port);
                port.component().ifPresent(behind -> add(behind, lines));
            });
        });
    }

    /** A place that paths of the fabric and tunnels have in common. */
    static String pathOf(Tunnel tunnel) {
        return "sw/" + tunnel.toString().replace(" > ", "/").replace(" ", "");
    }
}
