package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.FixedBytesType;
import org.cxlmi.spec.model.FixedTextType;
import org.cxlmi.spec.model.SpecSet;

/** Arrays consist of integers, UUIDs, enumerations or structs. */
final class ElementTypes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                Optional<FieldType> element = Types.element(field.type());
                boolean bytes = element.filter(type -> type instanceof FixedBytesType || type instanceof FixedTextType)
                        .isPresent();
                boolean bits = element.isPresent()
                        && Types.name(field.type())
                                .flatMap(name -> specs.bitsNamed(placed.file(), name))
                                .isPresent();
                if (bytes || bits) {
                    out.accept(new Finding(
                            FindingId.BAD_ELEMENT,
                            field.source(),
                            bits
                                    ? "an array cannot consist of a bits type"
                                    : "an array cannot consist of bytes or text",
                            "write a struct with this one field, and an array of it"));
                }
            }
        }
    }
}
