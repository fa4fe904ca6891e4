package org.cxlmi.spec.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;

/** A field gives the size of one array. */
final class SharedCounts implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            Map<String, FieldSpec> first = new HashMap<>();
            for (FieldSpec field : placed.struct().fields()) {
                counter(field).ifPresent(counter -> {
                    FieldSpec before = first.putIfAbsent(counter, field);
                    if (before != null) {
                        out.accept(new Finding(
                                FindingId.SHARED_COUNT_FIELD,
                                field.source(),
                                "\"" + counter + "\" gives the size of \"" + before.name()
                                        + "\" already, and a field can give that of one array only"));
                    }
                });
            }
        }
    }

    /** The field that says how many elements or bytes an array has. */
    private static Optional<String> counter(FieldSpec field) {
        if (!(field.type() instanceof ArrayType array)) {
            return Optional.empty();
        }
        return array.size()
                .match(new ArraySize.Cases<>(
                        fixed -> Optional.empty(),
                        countField -> Optional.of(countField.field()),
                        byteLength -> Optional.of(byteLength.field()),
                        rest -> Optional.empty(),
                        limited -> Optional.of(limited.field())));
    }
}
