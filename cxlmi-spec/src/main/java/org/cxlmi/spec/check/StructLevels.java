package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecSet;

/** Structs do not lie so deep within each other that nobody could follow; the specification's lie four deep. */
final class StructLevels implements Rule {

    /** Structs within each other. */
    static final int MOST = 16;

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (StructGraph.Node struct : new StructGraph(specs).nodes()) {
            if (struct.levels() == MOST + 1) {
                struct.fields().stream()
                        .filter(edge -> edge.to().levels() == MOST)
                        .findFirst()
                        .ifPresent(edge -> out.accept(new Finding(
                                FindingId.TOO_MANY_LEVELS,
                                edge.field().source(),
                                "with this field more than " + MOST + " structs lie within each other",
                                "write the fields of an inner struct in place of it")));
            }
        }
    }
}
