package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.dcd.DynamicCapacity;
import org.cxlmi.simulator.dcd.DynamicCapacityCommands;
import org.cxlmi.simulator.dcd.HostDynamicCapacity;
import org.cxlmi.simulator.dcd.ManagedDynamicCapacity;
import org.cxlmi.simulator.dcd.SingleLogicalDeviceHost;
import org.cxlmi.simulator.device.DeviceDescription;
import org.cxlmi.simulator.device.MemoryDeviceCommandSets;

/** The parts of a memory device: its command sets, and its dynamic capacity. */
final class DeviceParts {

    final MemoryDeviceCommandSets memory;
    final ManagedDynamicCapacity dynamicCapacity;

    private final List<CommandSet> commandSets;
    private final Map<String, Saved> saved = new LinkedHashMap<>();

    /** @param device runs an action while nothing else happens to the device */
    DeviceParts(DeviceDescription description, DynamicCapacityDescription dynamic, Executor device) {
        memory = new MemoryDeviceCommandSets(description, device);
        DynamicCapacity capacity = new DynamicCapacity(dynamic.regions(), dynamic.sharableRegions(), dynamic.extents());
        HostDynamicCapacity host = new HostDynamicCapacity(capacity);
        dynamicCapacity = new ManagedDynamicCapacity(capacity, memory.events(), host::forgetReleases);
        DynamicCapacityCommands manager = new DynamicCapacityCommands(new SingleLogicalDeviceHost(dynamicCapacity));

        List<CommandSet> all = new ArrayList<>(memory.all());
        all.add(host);
        if (capacity.isPresent() && !dynamic.logicalDevice()) {
            all.add(manager);
        }
        commandSets = List.copyOf(all);

        saved.putAll(memory.saved());
        saved.put("dynamicCapacity", host);
        saved.put("tags", manager);
        // Comes last: what runs is checked against what all the others have restored.
        saved.put("background", memory.background());
    }

    void register(CommandTable table, MessageLimits limits) {
        commandSets.forEach(commands -> commands.register(table, limits));
    }

    void reset() {
        commandSets.forEach(CommandSet::reset);
    }

    Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        saved.forEach((name, part) -> state.put(name, part.save()));
        return state;
    }

    void restore(SavedState state) {
        saved.forEach((name, part) -> part.restore(state.map(name)));
    }
}
