package org.cxlmi.simulator.component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.core.BackgroundOperations;

/**
 * A builder of simulated switches. Setters throw an {@link IllegalArgumentException} for values that no switch could
 * report.
 */
public final class SimulatedSwitchBuilder {

    private static final int MOST_PORTS = 255;
    private static final int MOST_VIRTUAL_SWITCHES = 255;
    private static final int MOST_VPPBS = 255;

    private final IdentifyResponse.Builder identity = IdentifyResponse.builder()
            .componentType(ComponentType.SWITCH)
            .serialNumber(1)
            .maximumMessageSize(13);
    private final Map<Integer, Supplier<? extends SimulatedComponent>> components = new HashMap<>();
    private final Set<Integer> disabled = new HashSet<>();
    private final Set<Integer> linksDown = new HashSet<>();
    private final List<VirtualSwitchPlan> virtualSwitches = new ArrayList<>();
    private String name = "simulated-switch";
    private InstantSource clock = SimulatedClock.running();
    private Duration bindingTime = Duration.ofMillis(100);
    private int ports = 32;
    private int ingressPort;
    private int hdmDecoders = 10;

    SimulatedSwitchBuilder() {}

    private record VirtualSwitchPlan(int upstreamPort, int vppbs) {}

    /** The name of the switch and of its connections; {@code simulated-switch} if not set. */
    public SimulatedSwitchBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /** The clock of the switch; a running clock if not set. */
    public SimulatedSwitchBuilder clock(SimulatedClock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** PCIe vendor ID and device ID, 16 bits each. */
    public SimulatedSwitchBuilder deviceId(int vendorId, int deviceId) {
        identity.vendorId(vendorId).deviceId(deviceId);
        return this;
    }

    /** PCIe serial number, 64 bits. */
    public SimulatedSwitchBuilder serialNumber(long value) {
        identity.serialNumber(value);
        return this;
    }

    /** The number of physical ports, 1 to 255. */
    public SimulatedSwitchBuilder ports(int count) {
        check(count >= 1 && count <= MOST_PORTS, count + " ports are not between 1 and " + MOST_PORTS);
        ports = count;
        return this;
    }

    /** The ingress port that the switch reports for commands; 0 if not set. */
    public SimulatedSwitchBuilder ingressPort(int port) {
        ingressPort = port;
        return this;
    }

    /** HDM decoders of each upstream port, 8 bits; 10 if not set. */
    public SimulatedSwitchBuilder hdmDecodersPerUpstreamPort(int count) {
        hdmDecoders = count;
        return this;
    }

    /** Puts a component on a port. */
    public SimulatedSwitchBuilder plugIn(int port, SimulatedComponent component) {
        Objects.requireNonNull(component, "component");
        return plugIn(port, new SwitchPort.Made(component));
    }

    /** Puts a component on a port. The component is made when it is first needed. */
    public SimulatedSwitchBuilder plugIn(int port, Supplier<? extends SimulatedComponent> component) {
        Objects.requireNonNull(component, "component");
        check(components.putIfAbsent(port, component) == null, "port " + port + " has a component already");
        return this;
    }

    /** Builds the switch with this port disabled. */
    public SimulatedSwitchBuilder disabledPort(int port) {
        disabled.add(port);
        return this;
    }

    /** Builds the switch with the link of this port down, even if a component is on it. */
    public SimulatedSwitchBuilder linkDown(int port) {
        linksDown.add(port);
        return this;
    }

    /**
     * Adds a virtual switch whose vPPBs are all unbound. The first virtual switch has number 0.
     *
     * @param upstreamPort the physical port to the host
     * @param vppbs up to 255
     */
    public SimulatedSwitchBuilder virtualSwitch(int upstreamPort, int vppbs) {
        check(vppbs >= 0 && vppbs <= MOST_VPPBS, vppbs + " vPPBs are more than " + MOST_VPPBS);
        check(
                virtualSwitches.size() < MOST_VIRTUAL_SWITCHES,
                "more than " + MOST_VIRTUAL_SWITCHES + " virtual switches");
        virtualSwitches.add(new VirtualSwitchPlan(upstreamPort, vppbs));
        return this;
    }

    /** How long binding and unbinding take; 100 ms if not set. */
    public SimulatedSwitchBuilder bindingTime(Duration value) {
        check(
                !value.isNegative() && value.compareTo(BackgroundOperations.LONGEST) <= 0,
                "binding cannot take " + value);
        bindingTime = value;
        return this;
    }

    /**
     * Makes the switch.
     *
     * @throws IllegalArgumentException if a port was set that does not exist, or an upstream port has a component or
     *     two virtual switches
     */
    public SimulatedSwitch build() {
        return new SimulatedSwitch(this);
    }

    String name() {
        return name;
    }

    InstantSource clock() {
        return clock;
    }

    Duration bindingTime() {
        return bindingTime;
    }

    int ingressPort() {
        checkPort(ingressPort);
        return ingressPort;
    }

    int hdmDecodersPerUpstreamPort() {
        return hdmDecoders;
    }

    IdentifyResponse identity() {
        return identity.build();
    }

    VirtualSwitches virtualSwitches() {
        List<VirtualSwitch> made = new ArrayList<>();
        for (VirtualSwitchPlan plan : virtualSwitches) {
            made.add(new VirtualSwitch(made.size(), plan.upstreamPort, plan.vppbs));
        }
        return new VirtualSwitches(made);
    }

    List<SwitchPort> switchPorts() {
        List<SwitchPort> made = new ArrayList<>();
        for (int port = 0; port < ports; port++) {
            made.add(new SwitchPort(
                    port,
                    identity.build(),
                    disabled.contains(port) ? PortConfigurationState.DISABLED : PortConfigurationState.DSP));
        }
        disabled.forEach(this::checkPort);
        linksDown.forEach(port -> checked(made, port).setLinkDown(true));
        for (VirtualSwitchPlan plan : virtualSwitches) {
            SwitchPort port = checked(made, plan.upstreamPort);
            check(port.leadsDownstream(), "port " + plan.upstreamPort + " cannot be an upstream port once more");
            port.setConfiguration(PortConfigurationState.USP);
        }
        components.forEach((port, component) -> {
            check(!checked(made, port).isUpstream(), "port " + port + " is an upstream port and has a host on it");
            made.get(port).attach(component);
        });
        return made;
    }

    private SwitchPort checked(List<SwitchPort> made, int port) {
        checkPort(port);
        return made.get(port);
    }

    private void checkPort(int port) {
        check(port >= 0 && port < ports, name + " has no port " + port + "; its ports are 0 to " + (ports - 1));
    }

    private static void check(boolean allowed, String message) {
        if (!allowed) {
            throw new IllegalArgumentException(message);
        }
    }
}
