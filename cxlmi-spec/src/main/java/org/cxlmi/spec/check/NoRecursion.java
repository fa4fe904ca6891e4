package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecSet;

/** No struct contains itself, directly or through others. */
final class NoRecursion implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (StructGraph.Node struct : new StructGraph(specs).nodes()) {
            for (StructGraph.Edge edge : struct.fields()) {
                if (struct.isWithin(edge)) {
                    out.accept(new Finding(
                            FindingId.RECURSION,
                            edge.field().source(),
                            "through this field the struct contains itself",
                            "write bytes instead, or another struct"));
                }
            }
        }
    }
}
