package org.cxlmi.simulator.fabric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.simulator.component.SimulatedSwitchBuilder;

/** Makes a fabric from a file. All mistakes are found before the first component is used. */
final class FabricFile {

    /** The most bytes of a file. */
    static final int LONGEST = 16 << 20;

    private static final String SWITCH = "switch";
    private static final String MEMORY_DEVICE = "memory-device";
    private static final String MULTI_LOGICAL_DEVICE = "multi-logical-device";
    private static final String MULTI_HEADED_DEVICE = "multi-headed-device";
    private static final String HEAD = "head";
    private static final List<String> ADDED = List.of(SWITCH, MEMORY_DEVICE, MULTI_LOGICAL_DEVICE, MULTI_HEADED_DEVICE);
    private static final List<String> PLUGGED_IN = List.of(SWITCH, MEMORY_DEVICE, MULTI_LOGICAL_DEVICE, HEAD);
    private static final Pattern PORTS = Pattern.compile("(\\d{1,3})-(\\d{1,3})");
    private static final Pattern HEAD_OF = Pattern.compile("([^/]+)/(\\d{1,3})");

    private final SimulatedClock clock;
    private final SimulatedFabric.Builder fabric;
    private final FabricDevices devices;
    private final Map<String, SimulatedMultiHeadedDevice> multiHeadedDevices = new HashMap<>();

    /** A component that exists already. */
    private record Made(SimulatedComponent get) implements Supplier<SimulatedComponent> {}

    private FabricFile(SimulatedClock clock) {
        this.clock = clock;
        this.fabric = SimulatedFabric.builder(clock);
        this.devices = new FabricDevices(clock);
    }

    static SimulatedFabric parse(String name, String text, SimulatedClock clock) {
        return new FabricFile(clock).fabric(FabricYaml.read(name, text));
    }

    private SimulatedFabric fabric(FabricNode root) {
        root.checkKeys(List.of("components", "faults"));
        List<FabricNode> components = root.demand("components", "a list").items();
        for (FabricNode each : components) {
            if (each.onlyOf(ADDED).equals(MULTI_HEADED_DEVICE)) {
                addMultiHeaded(each);
            }
        }
        for (FabricNode each : components) {
            if (!each.has(MULTI_HEADED_DEVICE)) {
                add(each);
            }
        }
        SimulatedFabric made = fabric.build();
        root.list("faults").forEach(fault -> FabricFaults.order(made, fault));
        return made;
    }

    private void addMultiHeaded(FabricNode node) {
        SimulatedMultiHeadedDevice device = devices.multiHeaded(node, MULTI_HEADED_DEVICE);
        if (multiHeadedDevices.putIfAbsent(device.name(), device) != null) {
            throw node.wrong("there are two devices \"" + device.name() + "\"", "give one another name");
        }
    }

    private void add(FabricNode node) {
        String type = node.onlyOf(ADDED);
        String name = node.demand(type, "NAME").text();
        SimulatedComponent component = component(node, type, name, 0, name).get();
        node.apply(() -> {
            if (node.has("eid")) {
                fabric.add(FabricValues.count(node.demand("eid", "8")), component);
            } else {
                fabric.add(component);
            }
        });
    }

    /**
     * Reads a component. Devices are made when somebody first wants them.
     *
     * @param way to it, from the first component of the fabric
     */
    private Supplier<? extends SimulatedComponent> component(
            FabricNode node, String type, String name, int serialOffset, String way) {
        return switch (type) {
            case SWITCH -> new Made(switchOf(node, name, serialOffset, way));
            case MEMORY_DEVICE -> devices.memoryDevice(node, type, name, serialOffset);
            case HEAD -> new Made(headOf(node.demand(type, "DEVICE/0")));
            default -> devices.multiLogicalDevice(node, type, name, serialOffset);
        };
    }

    private SimulatedComponent headOf(FabricNode node) {
        Matcher matcher = HEAD_OF.matcher(node.text());
        SimulatedMultiHeadedDevice device = matcher.matches() ? multiHeadedDevices.get(matcher.group(1)) : null;
        if (device == null) {
            throw node.wrong(
                    "\"" + node.text() + "\" is no head of a device in this file",
                    "write the name of a multi-headed-device, a slash and a number, for example mhd0/1");
        }
        try {
            return device.head(Integer.parseInt(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()), "write a smaller number");
        }
    }

    private SimulatedSwitch switchOf(FabricNode node, String name, int serialOffset, String way) {
        node.checkKeys(List.of(
                SWITCH,
                "port",
                "ports",
                "eid",
                "serial",
                "vendor-id",
                "device-id",
                "port-count",
                "ingress-port",
                "hdm-decoders",
                "binding-time",
                "disabled-ports",
                "links-down",
                "virtual-switches",
                "plugged-in"));
        SimulatedSwitchBuilder builder = SimulatedSwitch.builder()
                .name(name)
                .clock(clock)
                .serialNumber(FabricDevices.serial(node, serialOffset));
        FabricDevices.setIds(node, "vendor-id", "device-id", builder::deviceId);
        FabricDevices.setCount(node, "port-count", builder::ports);
        FabricDevices.setCount(node, "ingress-port", builder::ingressPort);
        FabricDevices.setCount(node, "hdm-decoders", builder::hdmDecodersPerUpstreamPort);
        FabricDevices.setDuration(node, "binding-time", builder::bindingTime);
        node.list("disabled-ports").forEach(port -> builder.disabledPort(FabricValues.count(port)));
        node.list("links-down").forEach(port -> builder.linkDown(FabricValues.count(port)));
        node.list("virtual-switches").forEach(each -> addVirtualSwitch(each, builder));
        node.list("plugged-in").forEach(each -> plugIn(each, builder, way));
        SimulatedSwitch[] made = new SimulatedSwitch[1];
        node.apply(() -> made[0] = builder.build());
        return made[0];
    }

    private static void addVirtualSwitch(FabricNode node, SimulatedSwitchBuilder builder) {
        node.checkKeys(List.of("upstream-port", "vppbs"));
        int upstreamPort = FabricValues.count(node.demand("upstream-port", "0"));
        int vppbs = FabricValues.count(node.demand("vppbs", "16"));
        node.apply(() -> builder.virtualSwitch(upstreamPort, vppbs));
    }

    private void plugIn(FabricNode node, SimulatedSwitchBuilder builder, String way) {
        String type = node.onlyOf(PLUGGED_IN);
        String name = node.demand(type, "NAME").text();
        if (node.has("ports")) {
            FabricNode ports = node.demand("ports", "1-31");
            Matcher range = PORTS.matcher(ports.text());
            if (!range.matches() || type.equals(HEAD)) {
                throw ports.wrong("\"" + ports.text() + "\" are no ports for a " + type, "write 1-31, or port: 1");
            }
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (first > last) {
                throw ports.wrong("no port is from " + first + " to " + last, "write the smaller number first");
            }
            for (int port = first; port <= last; port++) {
                plugIn(node, builder, way, type, name + port, port);
            }
        } else {
            int port = FabricValues.count(node.demand("port", "1, or ports: 1-31"));
            plugIn(node, builder, way, type, name, port);
        }
    }

    private void plugIn(
            FabricNode node, SimulatedSwitchBuilder builder, String way, String type, String name, int port) {
        String wayToIt = way + "/port" + port;
        int serialOffset = node.has("ports") ? port : 0;
        Supplier<? extends SimulatedComponent> component = component(node, type, name, serialOffset, wayToIt);
        node.apply(() -> {
            if (component instanceof Made made) {
                builder.plugIn(port, made.get());
            } else {
                builder.plugIn(port, component);
            }
            if (!type.equals(HEAD)) {
                fabric.name(name, wayToIt);
            }
        });
    }
}
