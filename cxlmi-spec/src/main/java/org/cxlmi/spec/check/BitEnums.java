package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.UuidType;

/** An enumeration has no codes that the bits it is used for cannot hold. */
final class BitEnums implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> bits.ranges().forEach(range -> range(specs, file, range, out)));
        }
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (field.type() instanceof InlineBitsType inline) {
                    inline.ranges().forEach(range -> range(specs, placed.file(), range, out));
                }
            }
        }
    }

    private static void range(SpecSet specs, SpecFile file, BitRange range, Consumer<Finding> out) {
        Optional<EnumSpec> type = range.enumName().flatMap(name -> specs.enumNamed(file, name));
        if (type.isEmpty()) {
            return;
        }
        if (type.get().codeType() == UuidType.UUID) {
            report(range, "the enumeration consists of UUIDs", "write an enumeration of numbers", out);
            return;
        }
        int width = range.high() - range.low() + 1;
        type.get().values().stream()
                .filter(value -> width < 64 && Long.parseLong(value.code()) >>> width != 0)
                .findFirst()
                .ifPresent(value -> report(
                        range,
                        value.name() + " of " + type.get().name() + " does not fit into " + width + " bits",
                        "write more bits, or another enumeration",
                        out));
    }

    private static void report(BitRange range, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.ENUM_WIDER_THAN_BITS, range.source(), message, hint));
    }
}
