package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;

/** A struct within others keeps its size: a later revision cannot have appended to it. */
final class AppendedElements implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                placed.structOf(specs, field)
                        .map(Placed::struct)
                        // An asserted size says that the bytes were there before, as reserved ones.
                        .filter(inner -> inner.assertedSize().isEmpty())
                        .filter(inner -> !inner.appendedFields().isEmpty())
                        .ifPresent(inner -> out.accept(new Finding(
                                FindingId.APPENDED_IN_ELEMENT,
                                field.source(),
                                "the end of \"" + inner.name()
                                        + "\" is newer than the rest of it, so its size is not known",
                                "write size: in the struct if these bytes were reserved before")));
            }
        }
    }
}
