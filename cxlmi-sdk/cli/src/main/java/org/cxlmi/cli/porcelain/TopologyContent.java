package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Row;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.LogicalDevice;
import org.cxlmi.sdk.topology.PhysicalPort;
import org.cxlmi.sdk.topology.ReadFailure;
import org.cxlmi.sdk.topology.SwitchDevice;
import org.cxlmi.sdk.topology.VirtualSwitch;
import org.cxlmi.sdk.topology.Vppb;
import org.cxlmi.sdk.topology.VppbId;
import org.jspecify.annotations.Nullable;

/** What is behind a component and inside it. */
record TopologyContent(Component component) implements Content {

    private static final String FAILURE = "not read";

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, 0, component.name(), component);
        return rows;
    }

    private static void add(List<Row> rows, int depth, String name, Component component) {
        rows.add(new Row(depth, name, what(component)));
        component.failures().forEach(failure -> rows.add(failure(depth + 1, failure)));
        component.switchDevice().ifPresent(part -> add(rows, depth + 1, part));
        component
                .multiLogicalDevice()
                .ifPresent(part -> part.logicalDevices().forEach(device -> add(rows, depth + 1, device)));
    }

    private static Row failure(int depth, ReadFailure failure) {
        return new Row(depth, FAILURE, failure.message());
    }

    private static String what(Component component) {
        String capacity = component
                .memory()
                .map(memory -> ", " + Quantity.ofBytes(memory.totalCapacityBytes()))
                .orElse("");
        String heads = component.multiHeadedDevice().map(part -> ", " + part).orElse("");
        return component.kind().label() + heads + capacity;
    }

    private static void add(List<Row> rows, int depth, SwitchDevice device) {
        for (VirtualSwitch vcs : device.virtualSwitches()) {
            rows.add(new Row(depth, "vcs " + vcs.id(), vcs.vppbs().size() + " vPPBs"));
            vcs.failure().ifPresent(failure -> rows.add(failure(depth + 1, failure)));
            vcs.vppbs()
                    .forEach(vppb ->
                            rows.add(new Row(depth + 1, "vppb " + vppb.id().vppb(), binding(vppb))));
        }
        for (PhysicalPort port : device.ports()) {
            String name = "port " + port.id();
            port.component()
                    .ifPresentOrElse(
                            behind -> add(rows, depth, name, behind),
                            () -> rows.add(new Row(depth, name, state(port))));
            port.failure().ifPresent(failure -> rows.add(failure(depth + 1, failure)));
        }
    }

    private static String binding(Vppb vppb) {
        return vppb.port().isPresent()
                ? "-> port " + vppb.port().getAsInt()
                        + (vppb.logicalDevice().isPresent()
                                ? " ld " + vppb.logicalDevice().getAsInt()
                                : "")
                : "free";
    }

    private static String state(PhysicalPort port) {
        return port.connectedDeviceType()
                .map(type -> type.label())
                .or(() -> port.state().map(state -> state.configurationState().label()))
                .orElse("not known");
    }

    private static void add(List<Row> rows, int depth, LogicalDevice device) {
        String name = "ld " + device.id();
        if (device.failure().isPresent()) {
            rows.add(
                    new Row(depth, name, FAILURE + ": " + device.failure().get().message()));
        } else {
            rows.add(new Row(depth, name, Quantity.ofBytes(bytes(device))));
        }
    }

    private static long bytes(LogicalDevice device) {
        return device.range1Bytes().orElse(0) + device.range2Bytes().orElse(0);
    }

    @Override
    public Object json() {
        return json(component);
    }

    private static Map<String, @Nullable Object> json(Component component) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", component.name());
        json.put("kind", component.kind().label());
        json.put("identity", component.identity().orElse(null));
        json.put("memory", component.memory().orElse(null));
        component.switchDevice().ifPresent(device -> {
            json.put(
                    "virtualSwitches",
                    device.virtualSwitches().stream().map(TopologyContent::json).toList());
            json.put("ports", device.ports().stream().map(TopologyContent::json).toList());
        });
        component
                .multiLogicalDevice()
                .ifPresent(part -> json.put(
                        "logicalDevices",
                        part.logicalDevices().stream()
                                .map(TopologyContent::json)
                                .toList()));
        json.put(
                "failures",
                component.failures().stream().map(ReadFailure::message).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(VirtualSwitch vcs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", vcs.id());
        json.put("vppbs", vcs.vppbs().stream().map(TopologyContent::json).toList());
        json.put("failure", vcs.failure().map(ReadFailure::message).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> json(Vppb vppb) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", vppb.id().vppb());
        json.put("port", orNull(vppb.port()));
        json.put("logicalDevice", orNull(vppb.logicalDevice()));
        return json;
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    private static Map<String, @Nullable Object> json(PhysicalPort port) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", port.id());
        json.put("state", port.state().orElse(null));
        json.put("boundTo", port.boundTo().stream().map(VppbId::toString).toList());
        json.put("component", port.component().map(TopologyContent::json).orElse(null));
        json.put("failure", port.failure().map(ReadFailure::message).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> json(LogicalDevice device) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", device.id());
        json.put("bytes", Long.toString(bytes(device)));
        json.put("boundTo", device.boundTo().stream().map(VppbId::toString).toList());
        json.put("failure", device.failure().map(ReadFailure::message).orElse(null));
        return json;
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary cannot show a topology; use -o text or -o json");
    }
}
