package org.cxlmi.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.Head;
import org.cxlmi.sdk.topology.LogicalDevice;
import org.cxlmi.sdk.topology.PhysicalPort;
import org.cxlmi.sdk.topology.ReadFailure;
import org.cxlmi.sdk.topology.SwitchDevice;
import org.cxlmi.sdk.topology.TopologyWalk;
import org.cxlmi.sdk.topology.VirtualSwitch;
import org.cxlmi.sdk.topology.VppbId;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import picocli.CommandLine.Command;

/** Shows what a component is, what is behind it and within it, and what is bound to what. */
@Command(name = "topology", description = "Show all that is behind a component, and what is bound to what.")
final class Topology extends ComponentExample {

    private static final List<String> COLUMNS = List.of("where", "what", "bound to");
    private static final Duration BINDING_TIME = Duration.ofSeconds(1);

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> messages = new LinkedHashSet<>();

    @Override
    Endpoint openSimulated(Cxl cxl) {
        SimulatedClock clock = SimulatedClock.driven();
        SimulatedMemoryDevice silent = SimulatedMemoryDevice.create();
        silent.faults().alwaysAny().loseRequest();
        Endpoint sw = cxl.open(SimulatedSwitch.builder()
                .name("switch")
                .clock(clock)
                .ports(6)
                .virtualSwitch(0, 4)
                .plugIn(1, SimulatedMemoryDevice.create())
                .plugIn(
                        2,
                        SimulatedMultiLogicalDevice.builder()
                                .logicalDevices(4, 4L << 30)
                                .build())
                .plugIn(
                        3,
                        SimulatedMultiHeadedDevice.create(
                                        SimulatedMultiLogicalDevice.builder().logicalDevices(4, 4L << 30), 2)
                                .head(1))
                .plugIn(4, silent)
                .build()
                .connect());
        FabricManager manager = FabricManager.of(sw);
        manager.bindVppb(request -> request.vcsId(0).vppbId(0).portId(1));
        clock.advance(BINDING_TIME);
        manager.bindVppb(request -> request.vcsId(0).vppbId(1).portId(2).ldId(3));
        clock.advance(BINDING_TIME);
        return sw;
    }

    @Override
    void run(Endpoint component, Report report) {
        Component root = TopologyWalk.create().from(component);
        add("", root, List.of());
        report.table("Topology from " + component.name(), COLUMNS, rows);
        if (!messages.isEmpty()) {
            Report.Section section = report.section("What could not be read");
            messages.forEach(message -> section.line("-", message));
            section.print();
        }
    }

    private void add(String where, Component component, List<VppbId> boundTo) {
        row(where.isEmpty() ? component.name() : where, what(component), boundTo);
        component.failures().forEach(failure -> row(where, failure));
        component.switchDevice().ifPresent(part -> add(where, part));
        component.multiHeadedDevice().ifPresent(part -> {
            part.failure().ifPresent(failure -> row(where, failure));
            part.heads().forEach(head -> add(where, head));
        });
        component.multiLogicalDevice().ifPresent(part -> part.logicalDevices().forEach(device -> add(where, device)));
        component
                .dynamicCapacityDevice()
                .ifPresent(part -> part.hosts().forEach(host -> {
                    row(
                            within(where, "host " + host.id()),
                            host.regions().size() + " regions of dynamic capacity",
                            List.of());
                    host.failure().ifPresent(failure -> row(within(where, "host " + host.id()), failure));
                }));
    }

    private static String within(String where, String part) {
        return where.isEmpty() ? part : where + ", " + part;
    }

    private static String what(Component component) {
        String capacity = component
                .memory()
                .map(memory -> {
                    try {
                        return ", " + Report.bytes(memory.totalCapacityBytes());
                    } catch (MalformedResponseException e) {
                        return ", of a size that cannot be";
                    }
                })
                .orElse("");
        String parts = component.multiHeadedDevice().map(part -> ", " + part).orElse("");
        return component.kind().label() + parts + capacity;
    }

    private void add(String where, SwitchDevice sw) {
        for (VirtualSwitch vcs : sw.virtualSwitches()) {
            row(within(where, "VCS " + vcs.id()), vcs.vppbs().size() + " vPPBs", List.of());
            vcs.failure().ifPresent(failure -> row(within(where, "VCS " + vcs.id()), failure));
        }
        for (PhysicalPort port : sw.ports()) {
            String at = within(where, "port " + port.id());
            port.component()
                    .ifPresentOrElse(
                            behind -> add(at, behind, port.boundTo()), () -> row(at, what(port), port.boundTo()));
            port.failure().ifPresent(failure -> row(at, failure));
        }
    }

    private static String what(PhysicalPort port) {
        Optional<String> device = port.connectedDeviceType().map(type -> type.label());
        return device.or(() ->
                        port.state().map(state -> state.configurationState().label()))
                .orElse("not known");
    }

    private void add(String where, Head head) {
        String at = within(where, "head " + head.number());
        if (head.information().isPresent()) {
            row(at, "has LDs " + head.logicalDevices(), List.of());
        }
        head.failure().ifPresent(failure -> row(at, failure));
    }

    private void add(String where, LogicalDevice device) {
        String at = within(where, "LD " + device.id());
        if (device.failure().isEmpty()) {
            long bytes = device.range1Bytes().orElse(0) + device.range2Bytes().orElse(0);
            row(at, Report.bytes(bytes), device.boundTo());
        }
        device.failure().ifPresent(failure -> row(at, failure));
    }

    private void row(String where, String what, List<VppbId> boundTo) {
        rows.add(List.of(
                where,
                what,
                String.join(" and ", boundTo.stream().map(VppbId::toString).toList())));
    }

    private void row(String where, ReadFailure failure) {
        rows.add(List.of(where, "not read: " + failure.reason(), ""));
        messages.add(failure.message());
    }
}
