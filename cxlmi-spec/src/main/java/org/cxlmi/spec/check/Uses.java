package org.cxlmi.spec.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** Where structs stand: in which others, and in which requests and responses. */
final class Uses {

    private final Map<SourceRef, List<Placed>> parents = new HashMap<>();

    Uses(SpecSet specs) {
        for (Placed placed : Placed.all(specs)) {
            Set<SourceRef> within = new HashSet<>();
            for (FieldSpec field : placed.struct().fields()) {
                placed.structsOf(specs, field)
                        .map(inner -> inner.struct().source())
                        .filter(within::add)
                        .forEach(inner -> parents.computeIfAbsent(inner, unused -> new ArrayList<>())
                                .add(placed));
            }
        }
    }

    /** The structs, requests and responses that have a field, an element or an overlay of this struct. */
    List<Placed> parents(StructSpec struct) {
        return parents.getOrDefault(struct.source(), List.of());
    }

    /** The requests and responses that have this struct at any depth. */
    List<Placed> payloads(StructSpec struct) {
        List<Placed> payloads = new ArrayList<>();
        Set<SourceRef> seen = new HashSet<>();
        Deque<StructSpec> left = new ArrayDeque<>(List.of(struct));
        while (!left.isEmpty()) {
            for (Placed parent : parents(left.remove())) {
                if (seen.add(parent.struct().source())) {
                    if (parent.command().isPresent()) {
                        payloads.add(parent);
                    } else {
                        left.add(parent.struct());
                    }
                }
            }
        }
        return payloads;
    }
}
