package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;

/** A field that reaches to the end of the payload is the last field, and is not in an array. */
final class RestComesLast implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Sizes sizes = new Sizes(specs);
        for (Placed placed : Placed.all(specs)) {
            Optional<String> toEnd = Optional.empty();
            for (FieldSpec field : placed.struct().fields()) {
                if (toEnd.isPresent()) {
                    out.accept(new Finding(
                            FindingId.FIELD_AFTER_REST,
                            field.source(),
                            "\"" + toEnd.get() + "\" before it takes the rest of the payload",
                            "write this field before it, or a count there instead of rest"));
                    break;
                }
                boolean element = Types.element(field.type())
                        .filter(type -> sizes.of(placed.file(), type).toEnd())
                        .isPresent();
                if (element) {
                    out.accept(new Finding(
                            FindingId.UNBOUNDED_ELEMENT,
                            field.source(),
                            "each element would take the rest of the payload",
                            "write a count instead of rest in the struct of the elements"));
                } else if (Types.isRest(field)) {
                    toEnd = Optional.of(field.name());
                }
            }
        }
    }
}
