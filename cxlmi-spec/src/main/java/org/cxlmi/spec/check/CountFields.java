package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecSet;

/** The count or byte length of an array is an integer before it. */
final class CountFields implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            List<FieldSpec> fields = placed.struct().fields();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).type() instanceof ArrayType array) {
                    for (String name : sources(array.size())) {
                        source(placed, i, name, out);
                    }
                }
            }
        }
    }

    /** The fields of the same struct that an array's size depends on. */
    private static List<String> sources(ArraySize size) {
        if (size instanceof ArraySize.CountField count) {
            return List.of(count.field());
        } else if (size instanceof ArraySize.ByteLengthField bytes) {
            return List.of(bytes.field());
        } else if (size instanceof ArraySize.LimitedCount limited) {
            return Stream.of(Optional.of(limited.field()), limited.minus(), limited.atMost())
                    .flatMap(Optional::stream)
                    .filter(name -> name.equals(limited.field()) || !name.startsWith(RequestOperands.REQUEST))
                    .toList();
        }
        return List.of();
    }

    private static void source(Placed placed, int array, String name, Consumer<Finding> out) {
        List<FieldSpec> fields = placed.struct().fields();
        FieldSpec field = fields.get(array);
        List<String> known = fields.subList(0, array).stream()
                .filter(before -> Types.plainInteger(before.type()).isPresent())
                .map(FieldSpec::name)
                .toList();
        Optional<FieldSpec> source =
                fields.stream().filter(any -> any.name().equals(name)).findFirst();
        if (source.isEmpty() && known.stream().map(JavaNames::memberName).anyMatch(name::equals)) {
            // That the field has to be called so is a finding already.
            return;
        }
        if (source.isEmpty()) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_COUNT_FIELD,
                    field.source(),
                    "there is no field \"" + name + "\" that could say how long the array is",
                    name.startsWith(RequestOperands.REQUEST)
                            ? "write { field: F, at-most: " + name + " } with an earlier field F"
                            : DidYouMean.hint(name, known)));
        } else if (fields.indexOf(source.get()) >= array) {
            out.accept(new Finding(
                    FindingId.COUNT_FIELD_AFTER_ARRAY,
                    field.source(),
                    "\"" + name + "\" does not come before the array that needs it",
                    "write a field that comes earlier"));
        } else if (!(source.get().type() instanceof IntegerType integer && !integer.signed())
                && !Types.isUnreadable(source.get())) {
            out.accept(new Finding(
                    FindingId.COUNT_FIELD_NOT_INTEGER,
                    field.source(),
                    "\"" + name + "\" is not an unsigned integer",
                    "write the name of a field of type u8 to u64"));
        } else if (source.get().mask().isPresent()) {
            out.accept(new Finding(
                    FindingId.BAD_MASK,
                    source.get().source(),
                    "a field that says how long an array is has no mask",
                    "remove the mask"));
        }
    }
}
