package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** The size that an author expects is the size of the fields. */
final class AssertedSizes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Sizes sizes = new Sizes(specs);
        for (Placed placed : Placed.all(specs)) {
            StructSpec struct = placed.struct();
            Sizes.Size size = sizes.of(placed.file(), struct);
            if (struct.assertedSize().isEmpty() || !size.known()) {
                continue;
            }
            int asserted = struct.assertedSize().getAsInt();
            if (size.variable()) {
                out.accept(new Finding(
                        FindingId.SIZE_ON_VARIABLE_STRUCT,
                        struct.source(),
                        "a struct with an array whose length varies has no size",
                        "remove size, or write a number as count"));
            } else if (size.fixed() != asserted) {
                long missing = asserted - size.fixed();
                out.accept(new Finding(
                        FindingId.WRONG_SIZE,
                        struct.source(),
                        "the fields take " + size.fixed() + " bytes, size says " + asserted,
                        missing > 0
                                ? "write the missing " + missing + (missing == 1 ? " byte" : " bytes")
                                        + " as fields or as reserved, or size: " + size.fixed()
                                : "remove " + -missing + (missing == -1 ? " byte" : " bytes")
                                        + " of fields, or write size: " + size.fixed()));
            }
        }
    }
}
