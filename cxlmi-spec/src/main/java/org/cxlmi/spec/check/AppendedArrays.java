package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecSet;

/** The fields that later revisions appended to a request or response have a fixed length. */
final class AppendedArrays implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            if (placed.command().isPresent()) {
                placed.struct().appendedFields().stream()
                        .filter(Types::varies)
                        .forEach(
                                field -> out.accept(
                                        new Finding(
                                                FindingId.APPENDED_ARRAY,
                                                field.source(),
                                                "an array whose length varies cannot be among the fields that a later revision appended")));
            }
        }
    }
}
