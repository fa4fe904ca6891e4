package org.cxlmi.simulator.device;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The spare memory that is left for each kind of repair; what a soft repair took is free again after a reset. */
final class SpareResources implements Saved {

    private static final int EACH = 4;

    private final Map<FeatureIdentifier, Integer> takenSoftly = new EnumMap<>(FeatureIdentifier.class);
    private final Map<FeatureIdentifier, Integer> takenForGood = new EnumMap<>(FeatureIdentifier.class);

    int left(FeatureIdentifier kind) {
        return EACH - takenSoftly.getOrDefault(kind, 0) - takenForGood.getOrDefault(kind, 0);
    }

    /** Takes one; false if none is left. */
    boolean take(FeatureIdentifier kind, boolean forGood) {
        if (left(kind) == 0) {
            return false;
        }
        (forGood ? takenForGood : takenSoftly).merge(kind, 1, Integer::sum);
        return true;
    }

    void reset() {
        takenSoftly.clear();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("takenSoftly", byName(takenSoftly));
        state.put("takenForGood", byName(takenForGood));
        return state;
    }

    private static Map<String, Object> byName(Map<FeatureIdentifier, Integer> taken) {
        Map<String, Object> names = new LinkedHashMap<>();
        taken.forEach((kind, count) -> names.put(kind.name(), count));
        return names;
    }

    @Override
    public void restore(SavedState state) {
        restore(state.map("takenForGood"), takenForGood);
        restore(state.map("takenSoftly"), takenSoftly);
    }

    private void restore(SavedState names, Map<FeatureIdentifier, Integer> taken) {
        for (FeatureIdentifier kind : FeatureIdentifier.values()) {
            if (names.has(kind.name())) {
                taken.put(kind, names.integer(kind.name(), 0, left(kind)));
            }
        }
    }
}
