package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** The values that mean that a field, or a range of bits, is not there can be on the wire. */
final class AbsentValues implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> ranges(bits.ranges(), out));
        }
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (field.type() instanceof InlineBitsType inline) {
                    ranges(inline.ranges(), out);
                }
                if (!field.absentValues().isEmpty() && !placed.isUnknown(specs, field)) {
                    check(specs, placed, field, out);
                }
            }
        }
    }

    private static void ranges(List<BitRange> ranges, Consumer<Finding> out) {
        for (BitRange range : ranges) {
            if (range.isFlag()
                    && range.enumName().isEmpty()
                    && !range.absentValues().isEmpty()) {
                report(range.source(), "a flag is set or clear and never absent", "remove absent", out);
            } else if (range.high() < Long.SIZE
                    && range.absentValues().stream().anyMatch(value -> !range.holds(value))) {
                report(
                        range.source(),
                        "an absent value is not within the bits " + range.high() + ":" + range.low()
                                + ", so it is never read",
                        range.inPlace()
                                ? "write a value that has none but these bits"
                                : "write a number from 0 to 0x" + Long.toHexString(range.mask() >>> range.low()),
                        out);
            }
        }
    }

    private static void check(SpecSet specs, Placed placed, FieldSpec field, Consumer<Finding> out) {
        Optional<IntegerType> type = Types.integer(specs, placed.file(), field.type());
        if (type.isEmpty()) {
            report(field, "only a number has values that mean that it is absent", "remove absent", out);
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
        report(field.source(), message, hint, out);
    }

    private static void report(SourceRef source, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.ABSENT_OUT_OF_RANGE, source, message, hint));
    }
}
