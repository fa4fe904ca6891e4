package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecSet;

/** The part of a layout that is always present fits into the largest payload that a CCI message can announce. */
final class PayloadSizes implements Rule {

    private static final long MAXIMUM = 1 << 20;

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Sizes sizes = new Sizes(specs);
        for (Placed placed : Placed.all(specs)) {
            long size = sizes.of(placed.file(), placed.struct()).fixed();
            // Of what contains a struct that is too large, nothing else need be said.
            boolean within = placed.struct().fields().stream()
                    .flatMap(field -> placed.structOf(specs, field).stream())
                    .anyMatch(inner -> sizes.of(inner.file(), inner.struct()).fixed() > MAXIMUM);
            if (size > MAXIMUM && !within) {
                out.accept(new Finding(
                        FindingId.PAYLOAD_TOO_LARGE,
                        placed.struct().source(),
                        "the fields take " + size + " bytes, a payload has at most " + MAXIMUM,
                        "write smaller lengths, or an array with a count"));
            }
        }
    }
}
