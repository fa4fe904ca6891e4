package org.cxlmi.simulator.dcd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** Collects a list of ranges that arrives in one command or in parts. */
final class ExtentListCollector implements Saved {

    private List<AddressRange> collected = List.of();

    /**
     * Takes a part of the list. A part that is refused changes nothing.
     *
     * @param check refuses what cannot be in the list, while more is to come
     * @param end does something with the whole list, or refuses it
     */
    void take(
            List<UpdatedExtent> part,
            boolean more,
            Consumer<List<AddressRange>> check,
            Consumer<List<AddressRange>> end) {
        List<AddressRange> all = new ArrayList<>(collected);
        part.forEach(extent -> all.add(AddressRange.of(extent)));
        Refusal.when(all.size() > DynamicCapacity.SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        (more ? check : end).accept(all);
        collected = more ? List.copyOf(all) : List.of();
    }

    /** Whether a check allows the parts so far. */
    boolean isRight(Consumer<List<AddressRange>> check) {
        if (collected.isEmpty()) {
            return true;
        }
        try {
            check.accept(collected);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    void forget() {
        collected = List.of();
    }

    /** Forgets everything within the given ranges, because it no longer exists. */
    void forget(List<AddressRange> gone) {
        List<AddressRange> left = collected;
        for (AddressRange each : gone) {
            left = left.stream().flatMap(span -> span.without(each).stream()).toList();
        }
        collected = left;
    }

    @Override
    public Map<String, Object> save() {
        List<Object> spans = new ArrayList<>();
        for (AddressRange span : collected) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("start", span.start());
            entry.put("length", span.length());
            spans.add(entry);
        }
        return Map.of("spans", spans);
    }

    @Override
    public void restore(SavedState state) {
        collected = state.maps("spans").stream()
                .map(span -> new AddressRange(span.number("start"), span.number("length")))
                .toList();
    }
}
