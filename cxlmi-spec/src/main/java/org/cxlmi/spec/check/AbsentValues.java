package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecSet;

/** The values that mean that a field is not there can be on the wire. */
final class AbsentValues implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (!field.absentValues().isEmpty() && !Types.isUnreadable(field)) {
                    check(specs, placed, field, out);
                }
            }
        }
    }

    private static void check(SpecSet specs, Placed placed, FieldSpec field, Consumer<Finding> out) {
        Optional<IntegerType> type = Types.integer(specs, placed.file(), field.type());
        if (type.isEmpty()) {
            if (Types.name(field.type()).isEmpty()
                    || placed.structOf(specs, field).isPresent()) {
                report(field, "only a number has values that mean that it is absent", "remove absent", out);
            }
            return;
        }
        for (long value : field.absentValues()) {
            if (!Types.holds(type.get(), value)) {
                report(
                        field,
                        Types.text(type.get(), value) + " is not within "
                                + type.get().specName(),
                        "write a number from " + Types.text(type.get(), Types.minimum(type.get())) + " to "
                                + Types.text(type.get(), Types.maximum(type.get())),
                        out);
            }
        }
    }

    private static void report(FieldSpec field, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.ABSENT_OUT_OF_RANGE, field.source(), message, hint));
    }
}
