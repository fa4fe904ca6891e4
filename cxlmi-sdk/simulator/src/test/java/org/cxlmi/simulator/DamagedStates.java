package org.cxlmi.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Saved states with one value replaced. */
public final class DamagedStates {

    public static final List<Object> VALUES = List.of(
            "",
            "zz",
            "00",
            "2026-01-01T00:00:00Z",
            -1,
            0,
            1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            true,
            List.of(),
            Map.of(),
            List.of(1),
            "ff".repeat(128));

    private DamagedStates() {}

    public static Object mapped(Object value, UnaryOperator<Object> leaf) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, mapped(each, leaf)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> mapped(each, leaf)).toList();
        }
        return leaf.apply(value);
    }

    /** The values that are neither lists nor maps. */
    public static int countLeaves(Object state) {
        int[] count = new int[1];
        mapped(state, leaf -> {
            count[0]++;
            return leaf;
        });
        return count[0];
    }

    /** The state with a value in the place of one leaf. */
    public static Object done(Object state, int leaf, Object damage) {
        int[] before = {leaf};
        return mapped(state, each -> before[0]-- == 0 ? damage : each);
    }
}
