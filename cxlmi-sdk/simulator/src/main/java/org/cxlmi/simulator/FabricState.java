package org.cxlmi.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

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
        sharedStates().forEach((name, device) -> savedDevices.put(name, device.save()));
        state.put("multiHeadedDevices", savedDevices);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        state.number("version", VERSION, VERSION);
        clock.advanceTo(state.instant("time"));
        SavedState saved = state.map("components");
        state.check(
                saved.keys().equals(components.keySet()),
                "components",
                components.keySet().toString());
        components.forEach((name, component) -> component.restore(saved.map(name)));
        // Later, for restoring a component makes what is behind it.
        Map<String, Saved> devices = sharedStates();
        SavedState savedDevices = state.map("multiHeadedDevices");
        state.check(
                savedDevices.keys().equals(devices.keySet()),
                "multiHeadedDevices",
                devices.keySet().toString());
        devices.forEach((name, device) -> device.restore(savedDevices.map(name)));
    }

    private Map<String, Saved> sharedStates() {
        Map<String, Saved> states = new LinkedHashMap<>();
        components.values().stream()
                .flatMap(SimulatedComponent::sharedStates)
                .distinct()
                .forEach(shared -> add(states, shared));
        return states;
    }

    private static void add(Map<String, Saved> states, SharedState shared) {
        if (states.putIfAbsent(shared.name(), shared.state()) != null) {
            throw new IllegalStateException(
                    "two multi-headed devices are called " + shared.name() + ": give one of them another name");
        }
    }
}
