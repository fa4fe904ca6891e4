package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Ranges of bits lie within their integer and apart from each other. */
final class BitPositions implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> positions(bits.type(), bits.ranges(), out));
        }
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (field.type() instanceof InlineBitsType inline) {
                    positions(inline.type(), inline.ranges(), out);
                }
            }
        }
    }

    private static void positions(IntegerType type, List<BitRange> ranges, Consumer<Finding> out) {
        int width = 8 * type.size();
        List<BitRange> before = new ArrayList<>();
        for (BitRange range : ranges) {
            if (range.high() >= width) {
                out.accept(new Finding(
                        FindingId.BIT_OUT_OF_RANGE,
                        range.source(),
                        "bit " + range.high() + " is not within " + type.specName(),
                        "write a bit from 0 to " + (width - 1) + ", or a wider type"));
            }
            before.stream()
                    .filter(other -> other.low() <= range.high() && range.low() <= other.high())
                    .findFirst()
                    .ifPresent(other -> out.accept(new Finding(
                            FindingId.OVERLAPPING_BITS,
                            range.source(),
                            "these bits overlap with \"" + other.name() + "\", see " + other.source(),
                            "write bits that are not taken")));
            before.add(range);
        }
    }
}
