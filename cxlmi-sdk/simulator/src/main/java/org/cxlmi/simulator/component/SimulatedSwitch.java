package org.cxlmi.simulator.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.GenerateAerEventRequest;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.Controller;
import org.cxlmi.simulator.core.DeviceClock;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.core.Tunnels;

/**
 * A simulated CXL switch. It has physical ports with components, which can be reached through tunnels, and virtual
 * switches whose vPPBs can be bound to the ports. The component on a port is made when it is first needed.
 */
public final class SimulatedSwitch extends SimulatedComponent {

    private final PhysicalSwitch ports;
    private final VirtualSwitches virtualSwitches;
    private final Controller controller;

    SimulatedSwitch(SimulatedSwitchBuilder builder) {
        super(builder.name(), builder.clock());
        BackgroundOperations background = new BackgroundOperations(new DeviceClock(builder.clock()));
        virtualSwitches = builder.virtualSwitches();
        ports = new PhysicalSwitch(
                builder.switchPorts(), virtualSwitches, builder.ingressPort(), builder.hdmDecodersPerUpstreamPort());
        VppbBinding binding = new VppbBinding(ports, virtualSwitches, background, builder.bindingTime());
        DomainValidation domainValidation = new DomainValidation(virtualSwitches);
        Map<String, Saved> saved = new LinkedHashMap<>();
        saved.put("virtualSwitches", virtualSwitches);
        saved.put("ports", ports);
        saved.put("domainValidation", domainValidation);
        saved.put("background", binding);
        controller = new Controller(
                name(),
                builder.identity(),
                background,
                List.of(ports, virtualSwitches, binding, domainValidation, new LogicalDeviceAccess(ports)),
                saved,
                this::responderBehind);
    }

    /** Starts with a switch of 32 empty downstream ports. */
    public static SimulatedSwitchBuilder builder() {
        return new SimulatedSwitchBuilder();
    }

    private CciResponder responderBehind(Tunnel.Hop hop) {
        return ports.get(Tunnels.number(hop)).responder().orElseThrow(() -> new Refusal(ReturnCode.INVALID_INPUT));
    }

    /**
     * The component on a port, whether its link is up or not.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public Optional<SimulatedComponent> component(int port) {
        SwitchPort found = port(port);
        return controller.locked(found::component);
    }

    /**
     * Puts a component on a port.
     *
     * @throws IllegalArgumentException if there is no such port, or it is an upstream port
     */
    public void plugIn(int port, SimulatedComponent component) {
        SwitchPort found = port(port);
        if (found.isUpstream()) {
            throw new IllegalArgumentException(name() + ": port " + port + " is an upstream port");
        }
        controller.change(() -> found.attach(new SwitchPort.Made(component)));
    }

    /**
     * Removes the component from a port.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public void unplug(int port) {
        SwitchPort found = port(port);
        controller.change(() -> found.attach(null));
    }

    /**
     * Takes the link of a port down, or lets it come up again if a component is on the port.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public void setLinkDown(int port, boolean down) {
        SwitchPort found = port(port);
        controller.change(() -> found.setLinkDown(down));
    }

    /**
     * Sets the secret value for domain validation that the host of a virtual switch has given.
     *
     * @throws IllegalArgumentException if there is no such virtual switch
     */
    public void setSecretValue(int vcs, UUID value) {
        if (vcs < 0 || vcs >= virtualSwitches.all().size()) {
            throw new IllegalArgumentException(name() + " has no virtual switch " + vcs);
        }
        controller.change(() -> virtualSwitches.get(vcs).setSecretValue(value));
    }

    /** The latest 256 errors that Generate AER Event made vPPBs report, oldest first. */
    public List<GenerateAerEventRequest> aerEvents() {
        return controller.locked(virtualSwitches::aerEvents);
    }

    private SwitchPort port(int id) {
        if (id < 0 || id >= ports.count()) {
            throw new IllegalArgumentException(name() + " has no port " + id + ", it has " + ports.count());
        }
        return ports.get(id);
    }

    /** Resets the components on the ports. */
    @Override
    public void reset() {
        controller.change(() -> {
            for (int port = 0; port < ports.count(); port++) {
                ports.get(port).resetDevice();
            }
        });
    }

    @Override
    public Map<String, Object> save() {
        return controller.save();
    }

    @Override
    void restore(SavedState state) {
        controller.restore(state);
    }

    @Override
    public List<SimulatedComponent> ldPools() {
        return controller.locked(() -> ports.made().toList()).stream()
                .flatMap(component -> component.ldPools().stream())
                .distinct()
                .toList();
    }

    @Override
    PayloadLimits limits() {
        return controller.limits();
    }

    @Override
    CciResponder open() {
        return controller.open();
    }

    @Override
    ConnectedDeviceType deviceType() {
        return ConnectedDeviceType.CXL_TYPE_2_DEVICE_OR_HBR_SWITCH;
    }

    @Override
    public Optional<SimulatedComponent> behind(Tunnel.Hop hop) {
        boolean there = hop.kind() == Tunnel.Kind.PORT && hop.id() < ports.count();
        return there ? component(hop.id()) : Optional.empty();
    }
}
