package org.cxlmi.sdk.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.sdk.sim.Extents.Span;

/** A list of ranges on its way in, in one command or part by part. */
final class SpanCollector implements Saved {

    private List<Span> collected = new ArrayList<>();

    /** Takes a part; gives the whole list with the last one. */
    Optional<List<Span>> take(List<UpdatedExtent> part, boolean more) {
        part.forEach(extent -> collected.add(Span.of(extent)));
        if (collected.size() > DynamicCapacity.SUPPORTED_EXTENTS) {
            forget();
            throw new Refusal(ReturnCode.RESOURCES_EXHAUSTED);
        }
        if (more) {
            return Optional.empty();
        }
        List<Span> whole = collected;
        forget();
        return Optional.of(whole);
    }

    void forget() {
        collected = new ArrayList<>();
    }

    @Override
    public Map<String, Object> save() {
        List<Object> spans = new ArrayList<>();
        for (Span span : collected) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("start", span.start());
            entry.put("length", span.length());
            spans.add(entry);
        }
        return Map.of("spans", spans);
    }

    @Override
    public void restore(SavedState state) {
        state.maps("spans").forEach(span -> collected.add(new Span(span.number("start"), span.number("length"))));
    }
}
