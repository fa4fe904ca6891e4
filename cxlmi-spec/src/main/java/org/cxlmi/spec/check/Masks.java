package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.Unit;

/** A mask leaves the low bits of an unsigned integer, and not all of them; the other values are within it. */
final class Masks implements Rule {

    private static final String REMOVE = "remove the mask";

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (!placed.isUnknown(specs, field)) {
                    field.mask().ifPresent(mask -> check(field, mask, out));
                }
            }
        }
    }

    private static void check(FieldSpec field, long mask, Consumer<Finding> out) {
        boolean time = field.unit().filter(Unit.NANOSECONDS_SINCE_EPOCH::equals).isPresent();
        if (!(field.type() instanceof IntegerType type) || type.signed() || time) {
            report(field, "only a field that is an unsigned number has a mask", REMOVE, out);
        } else if (field.constant().isPresent()) {
            report(field, "a field with a constant value has no mask", REMOVE, out);
        } else if (Long.compareUnsigned(mask, Types.maximum(type)) >= 0) {
            String all = hex(Types.maximum(type));
            boolean wider = mask != Types.maximum(type);
            report(
                    field,
                    wider
                            ? hex(mask) + " is not within " + type.specName()
                            : hex(mask) + " leaves all bits of " + type.specName(),
                    wider ? "write a mask below " + all + ", or a wider type" : REMOVE,
                    out);
        } else if (mask == 0 || (mask & (mask + 1)) != 0) {
            report(
                    field,
                    hex(mask) + " is not made of the lowest bits",
                    "write a mask of ones from bit 0 on, or name the bits with bits:",
                    out);
        } else {
            values(field, type, mask, out);
        }
    }

    private static void values(FieldSpec field, IntegerType type, long mask, Consumer<Finding> out) {
        if (field.maximum().filter(maximum -> outside(maximum, mask)).isPresent()) {
            report(field, "max is not within the mask", "write a max up to " + Types.text(type, mask), out);
        } else if (field.minimum().filter(minimum -> outside(minimum, mask)).isPresent()) {
            report(field, "min is not within the mask", "write a min up to " + Types.text(type, mask), out);
        } else if (field.absentValues().stream().anyMatch(value -> Types.holds(type, value) && outside(value, mask))) {
            report(
                    field,
                    "an absent value is not within the mask, so it is never read",
                    "write an absent value up to " + hex(mask),
                    out);
        }
    }

    private static boolean outside(long value, long mask) {
        return (value & ~mask) != 0;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static void report(FieldSpec field, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.BAD_MASK, field.source(), message, hint));
    }
}
