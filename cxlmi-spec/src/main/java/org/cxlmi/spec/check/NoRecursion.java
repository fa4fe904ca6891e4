package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;

/** No struct contains itself, directly or through others. */
final class NoRecursion implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (FieldSpec field : new StructGraph(specs).recursive()) {
            out.accept(new Finding(
                    FindingId.RECURSION,
                    field.source(),
                    "through this field the struct contains itself",
                    "write bytes instead, or another struct"));
        }
    }
}
