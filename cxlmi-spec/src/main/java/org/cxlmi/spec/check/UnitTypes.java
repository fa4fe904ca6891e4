package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.Unit;

/** Only numbers that can have a unit have one. */
final class UnitTypes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (!placed.isUnknown(specs, field)) {
                    field.unit().ifPresent(unit -> field(field, unit, out));
                }
                if (field.type() instanceof InlineBitsType inline) {
                    inline.ranges().forEach(range -> range(range, out));
                }
            }
        }
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> bits.ranges().forEach(range -> range(range, out)));
        }
    }

    private static void field(FieldSpec field, Unit unit, Consumer<Finding> out) {
        FieldType type = field.type();
        boolean integerArray =
                Types.element(type).filter(IntegerType.class::isInstance).isPresent();
        if (unit == Unit.NANOSECONDS_SINCE_EPOCH && type != IntegerType.U64) {
            report(field.source(), unit, "a u64", "remove the unit", out);
        } else if (Accessors.isScaled(unit) && !(type instanceof IntegerType integer && !integer.signed())) {
            report(field.source(), unit, "an unsigned integer", "remove the unit", out);
        } else if (!(type instanceof IntegerType) && !integerArray) {
            report(field.source(), unit, "an integer or an array of integers", "remove the unit", out);
        }
    }

    private static void range(BitRange range, Consumer<Finding> out) {
        range.unit().ifPresent(unit -> {
            if (unit == Unit.NANOSECONDS_SINCE_EPOCH
                    || range.isFlag()
                    || range.enumName().isPresent()) {
                report(range.source(), unit, "a number", "remove the unit", out);
            }
        });
    }

    private static void report(SourceRef source, Unit unit, String needed, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.UNIT_TYPE, source, "the unit " + unit.specName() + " needs " + needed, hint));
    }
}
