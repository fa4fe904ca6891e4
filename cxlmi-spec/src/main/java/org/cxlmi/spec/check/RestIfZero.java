package org.cxlmi.spec.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** Whether elements fill the rest can be told: in a payload, of its only array, by the length of what is left. */
final class RestIfZero implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Sizes sizes = new Sizes(specs);
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (field.type() instanceof ArrayType array
                        && array.size() instanceof ArraySize.CountField count
                        && count.restIfZero()) {
                    cause(specs, sizes, placed, field, array)
                            .ifPresent(cause -> out.accept(new Finding(
                                    FindingId.BAD_IF_ZERO,
                                    field.source(),
                                    "if-zero cannot tell elements from what else is there: " + cause)));
                }
            }
        }
    }

    private static Optional<String> cause(SpecSet specs, Sizes sizes, Placed placed, FieldSpec field, ArrayType array) {
        if (placed.command().isEmpty()) {
            return Optional.of("the array is in a struct, of which nothing says where it ends");
        }
        Optional<Placed> varying = placed.structOf(specs, field).filter(Placed::varies);
        if (varying.isPresent()) {
            return Optional.of("the length of \"" + varying.get().struct().name() + "\" varies");
        }
        Optional<FieldSpec> other = placed.struct().fields().stream()
                .filter(any -> !any.equals(field) && Types.varies(any))
                .findFirst();
        if (other.isPresent()) {
            return Optional.of("\"" + other.get().name() + "\" is an array too");
        }
        long element = sizes.ofElement(placed.file(), array).fixed();
        return StructSpec.appendedLengths(
                        placed.struct().appendedFields(),
                        appended -> sizes.of(placed.file(), appended.type()).fixed())
                .stream()
                .filter(length -> element > 0 && length % element == 0)
                .findFirst()
                .map(length -> "the fields that a later revision appended take " + length + " bytes, and so do "
                        + length / element + " elements");
    }
}
