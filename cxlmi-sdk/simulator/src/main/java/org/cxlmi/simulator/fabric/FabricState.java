package org.cxlmi.simulator.fabric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The state of a whole fabric: that of its components, of the multi-headed devices behind them, and its time. */
final class FabricState implements Saved {

    private static final int VERSION = 1;

    private final SimulatedClock clock;
    private final Map<String, SimulatedComponent> components;

    FabricState(SimulatedClock clock, Map<String, SimulatedComponent> components) {
        this.clock = clock;
        this.components = components;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("version", VERSION);
        state.put("time", clock.instant().toString());
        Map<String, Object> saved = new LinkedHashMap<>();
        components.forEach((name, component) -> saved.put(name, component.save()));
        state.put("components", saved);
        Map<String, Object> savedDevices = new LinkedHashMap<>();
        ldPools().forEach((name, pool) -> savedDevices.put(name, pool.save()));
        state.put("multiHeadedDevices", savedDevices);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        state.number("version", VERSION, VERSION);
        clock.advanceTo(state.instant("time"));
        SavedState saved = state.map("components");
        state.check(
                saved.keySet().equals(components.keySet()),
                "components",
                components.keySet().toString());
        components.forEach((name, component) -> component.restore(saved.map(name)));
        // Later, for restoring a component makes what is behind it.
        Map<String, SimulatedComponent> devices = ldPools();
        SavedState savedDevices = state.map("multiHeadedDevices");
        state.check(
                savedDevices.keySet().equals(devices.keySet()),
                "multiHeadedDevices",
                devices.keySet().toString());
        devices.forEach((name, device) -> device.restore(savedDevices.map(name)));
    }

    private Map<String, SimulatedComponent> ldPools() {
        Map<String, SimulatedComponent> pools = new LinkedHashMap<>();
        components.values().stream()
                .flatMap(component -> component.ldPools().stream())
                .distinct()
                .forEach(pool -> add(pools, pool));
        return pools;
    }

    private static void add(Map<String, SimulatedComponent> pools, SimulatedComponent pool) {
        if (pools.putIfAbsent(pool.name(), pool) != null) {
            throw new IllegalStateException(
                    "two multi-headed devices are called " + pool.name() + ": give one of them another name");
        }
    }
}
