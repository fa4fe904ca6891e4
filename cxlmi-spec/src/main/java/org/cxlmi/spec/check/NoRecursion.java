package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** No struct contains itself, directly or through others. */
final class NoRecursion implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                boolean recursive = placed.structsOf(specs, field)
                        .anyMatch(inner -> reaches(specs, inner, placed.struct(), new HashSet<>()));
                if (recursive) {
                    out.accept(new Finding(
                            FindingId.RECURSION,
                            field.source(),
                            "through this field the struct contains itself",
                            "write bytes instead, or another struct"));
                }
            }
        }
    }

    private static boolean reaches(SpecSet specs, Placed from, StructSpec target, Set<StructSpec> seen) {
        return from.struct().equals(target)
                || (seen.add(from.struct())
                        && from.struct().fields().stream()
                                .flatMap(field -> from.structsOf(specs, field))
                                .anyMatch(inner -> reaches(specs, inner, target, seen)));
    }
}
