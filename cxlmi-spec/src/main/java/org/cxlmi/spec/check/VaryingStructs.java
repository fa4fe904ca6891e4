package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** A struct whose length varies may only be an element of an array that a field counts, in a request or response. */
final class VaryingStructs implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Set<FieldSpec> recursive = new HashSet<>(new StructGraph(specs).recursive());
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                placed.structOf(specs, field)
                        .filter(inner -> inner.varies() && !recursive.contains(field))
                        .ifPresent(inner -> field(placed, field, inner.struct(), out));
            }
        }
    }

    private static void field(Placed placed, FieldSpec field, StructSpec struct, Consumer<Finding> out) {
        String inner = struct.name();
        if (!(field.type() instanceof ArrayType array)) {
            out.accept(new Finding(
                    FindingId.VARYING_STRUCT_FIELD,
                    field.source(),
                    "the length of \"" + inner + "\" varies, and such a struct cannot be a field",
                    "write its fields in place of this one"));
        } else if (struct.fields().stream().anyMatch(Types::isRest)) {
            // Another rule refuses such elements wherever they are.
            return;
        } else if (placed.command().isEmpty()) {
            out.accept(new Finding(
                    FindingId.VARYING_ELEMENTS_IN_STRUCT,
                    field.source(),
                    "the length of \"" + inner
                            + "\" varies, and an array of it can be in a request or response only, not in a struct"));
        } else {
            uncounted(array.size())
                    .ifPresent(cause -> out.accept(new Finding(
                            FindingId.VARYING_ELEMENTS,
                            field.source(),
                            "the length of \"" + inner
                                    + "\" varies, and an array of it needs a field that counts its elements, "
                                    + cause)));
        }
    }

    /** What a size has in place of a field that counts elements. */
    private static Optional<String> uncounted(ArraySize size) {
        return size.match(new ArraySize.Cases<>(
                fixed -> Optional.of("not a number"),
                countField -> Optional.empty(),
                byteLength -> Optional.of("not bytes"),
                rest -> Optional.of(
                        rest.asked().isPresent() ? "not one of the request" : "not the rest of the payload"),
                limited -> Optional.empty()));
    }
}
