package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.Controller;
import org.cxlmi.simulator.core.DeviceClock;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.core.Tunnels;
import org.cxlmi.simulator.dcd.DynamicCapacityCommands;

/**
 * A simulated multi-logical device. Its fabric manager owned LD answers commands, leads to the logical devices, and
 * divides the memory between them. Each logical device is a memory device. It is made when it is first needed, and a
 * new one is made when its share of the memory changes.
 */
public final class SimulatedMultiLogicalDevice extends SimulatedComponent {

    private final LogicalDevices devices;
    private final QualityOfService qualityOfService;
    private final DynamicCapacityCommands dynamicCapacity;
    private final Controller controller;

    SimulatedMultiLogicalDevice(SimulatedMultiLogicalDeviceBuilder builder) {
        this(builder, Optional.empty());
    }

    /** With heads, if it is the LD pool of a multi-headed device. */
    SimulatedMultiLogicalDevice(SimulatedMultiLogicalDeviceBuilder builder, Optional<Heads> heads) {
        super(builder.name(), builder.clock());
        devices = builder.logicalDevices();
        qualityOfService = new QualityOfService(devices);
        dynamicCapacity = new DynamicCapacityCommands(devices);
        controller = new Controller(
                name(),
                builder.identity(),
                new BackgroundOperations(new DeviceClock(builder.clock())),
                commandSets(heads),
                parts(heads),
                hop -> devices.responder(Tunnels.number(hop)));
    }

    private List<CommandSet> commandSets(Optional<Heads> heads) {
        List<CommandSet> all = new ArrayList<>(List.of(devices, qualityOfService));
        if (devices.haveDynamicCapacity()) {
            all.add(dynamicCapacity);
        }
        heads.ifPresent(all::add);
        return List.copyOf(all);
    }

    private Map<String, Saved> parts(Optional<Heads> heads) {
        Map<String, Saved> parts = new LinkedHashMap<>();
        parts.put("logicalDevices", devices);
        parts.put("qualityOfService", qualityOfService);
        if (devices.haveDynamicCapacity()) {
            parts.put("tags", dynamicCapacity);
        }
        heads.ifPresent(each -> parts.put("heads", each));
        return parts;
    }

    /** Starts with a device of 16 logical devices that have 1 GiB each. */
    public static SimulatedMultiLogicalDeviceBuilder builder() {
        return new SimulatedMultiLogicalDeviceBuilder();
    }

    /** The connection to a logical device that tunnels use. */
    CciResponder responderOf(int ldId) {
        return controller.locked(() -> devices.responder(ldId));
    }

    int count() {
        return devices.count();
    }

    /**
     * A logical device as it is now, until its share of the memory changes.
     *
     * @throws IllegalArgumentException if there is no logical device with this LD-ID
     */
    public SimulatedMemoryDevice logicalDevice(int ldId) {
        if (ldId < 0 || ldId >= devices.count()) {
            throw new IllegalArgumentException(name() + " has no LD " + ldId + ", it has " + devices.count());
        }
        return controller.locked(() -> devices.device(ldId));
    }

    /**
     * Sets the average egress port congestion that Get QoS Status reports.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException if it is not
     */
    public void setBackpressure(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a congestion of " + percent + " percent cannot be");
        }
        controller.change(() -> qualityOfService.setBackpressure(percent));
    }

    @Override
    public void reset() {
        controller.change(devices::reset);
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
    PayloadLimits limits() {
        return controller.limits();
    }

    @Override
    CciResponder open() {
        return controller.open();
    }

    @Override
    ConnectedDeviceType deviceType() {
        return ConnectedDeviceType.CXL_TYPE_3_MLD;
    }

    @Override
    Optional<? extends LogicalDeviceRegisters> registersOf(int ldId) {
        return ldId < devices.count() ? Optional.of(devices.get(ldId)) : Optional.empty();
    }

    @Override
    public Optional<SimulatedComponent> behind(Tunnel.Hop hop) {
        boolean there = hop.kind() == Tunnel.Kind.LD && hop.id() < devices.count();
        return there ? Optional.of(logicalDevice(hop.id())) : Optional.empty();
    }
}
