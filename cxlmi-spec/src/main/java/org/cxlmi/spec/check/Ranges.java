package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecSet;

/** The smallest and the largest value of a field are within its type, and in order. */
final class Ranges implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                boolean limited = field.minimum().isPresent() || maximum(field).isPresent();
                if (limited && !placed.isUnknown(specs, field)) {
                    check(field, out);
                }
            }
        }
    }

    private static void check(FieldSpec field, Consumer<Finding> out) {
        if (!(field.type() instanceof IntegerType type)) {
            report(field, "only an integer has min and max", "remove them", out);
            return;
        }
        Stream.of(field.minimum(), maximum(field))
                .flatMap(Optional::stream)
                .filter(value -> !Types.holds(type, value))
                .forEach(value -> report(
                        field,
                        Types.text(type, value) + " is not within " + type.specName(),
                        "write a number from " + Types.text(type, Types.minimum(type)) + " to "
                                + Types.text(type, Types.maximum(type)),
                        out));
        if (field.minimum().isPresent()
                && maximum(field).isPresent()
                && Types.compare(type, field.minimum().get(), maximum(field).get()) > 0) {
            report(field, "min is more than max", "write the smaller of the two as min", out);
        }
    }

    /** The largest value, unless it equals the mask: {@link Masks} checks that one. */
    private static Optional<Long> maximum(FieldSpec field) {
        return field.maximum().filter(maximum -> !field.mask().equals(Optional.of(maximum)));
    }

    private static void report(FieldSpec field, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.BAD_RANGE, field.source(), message, hint));
    }
}
