package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.check.Operands.Operand;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecSet;

/** The count or byte length of an array is an integer before it. */
final class CountFields implements Rule {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            List<FieldSpec> fields = placed.struct().fields();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).type() instanceof ArrayType array) {
                    for (String name : sources(array.size())) {
                        source(specs, placed, i, name, out);
                    }
                }
            }
        }
    }

    /** The fields of the same struct that an array's size depends on. */
    private static List<String> sources(ArraySize size) {
        return size.match(new ArraySize.Cases<>(
                fixed -> List.of(),
                countField -> List.of(countField.field()),
                byteLength -> List.of(byteLength.field()),
                rest -> List.of(),
                CountFields::sources));
    }

    private static List<String> sources(ArraySize.LimitedCount limited) {
        return Stream.of(Optional.of(limited.field()), limited.minus(), limited.atMost())
                .flatMap(Optional::stream)
                .filter(name -> name.equals(limited.field()) || !name.startsWith(RequestOperands.REQUEST))
                .toList();
    }

    private static void source(SpecSet specs, Placed placed, int array, String name, Consumer<Finding> out) {
        List<FieldSpec> fields = placed.struct().fields();
        FieldSpec field = fields.get(array);
        List<String> known = fields.subList(0, array).stream()
                .filter(before -> before.type() instanceof IntegerType integer && !integer.signed())
                .map(FieldSpec::name)
                .toList();
        Optional<FieldSpec> source =
                fields.stream().filter(any -> any.name().equals(name)).findFirst();
        if (source.isEmpty() && known.stream().map(JavaNames::memberName).anyMatch(name::equals)) {
            // That the field has to be called so is a finding already.
            return;
        }
        if (source.isEmpty()) {
            unknown(specs, placed, field, name, known, out);
        } else if (fields.indexOf(source.get()) >= array) {
            out.accept(new Finding(
                    FindingId.COUNT_FIELD_AFTER_ARRAY,
                    field.source(),
                    "\"" + name + "\" does not come before the array that needs it",
                    "write a field that comes earlier"));
        } else if (!(source.get().type() instanceof IntegerType integer && !integer.signed())
                && !placed.isUnknown(specs, source.get())) {
            boolean bits = source.get().type() instanceof InlineBitsType;
            out.accept(new Finding(
                    FindingId.COUNT_FIELD_NOT_INTEGER,
                    field.source(),
                    "\"" + name + (bits ? "\" is made of bits" : "\" is not an unsigned integer")
                            + ", and only an unsigned integer as a whole can say how long the array is",
                    DidYouMean.oneOf(known)));
        } else if (source.get().mask().isPresent()) {
            out.accept(new Finding(
                    FindingId.BAD_MASK,
                    source.get().source(),
                    "a field that says how long an array is has no mask",
                    "remove the mask"));
        }
    }

    /** What is written in place of a field may be something that the format cannot say. */
    private static void unknown(
            SpecSet specs, Placed placed, FieldSpec field, String name, List<String> known, Consumer<Finding> out) {
        Operand operand = Operands.of(specs, placed).get(name);
        String message = "there is no field \"" + name + "\" that could say how long the array is";
        String hint = DidYouMean.hint(name, known);
        if (name.startsWith(RequestOperands.REQUEST)) {
            hint = "write { field: F, at-most: " + name + " } with an earlier field F";
        } else if (operand != null) {
            message = "\"" + name + "\" is a part of \"" + operand.carrier()
                    + "\", and only an unsigned integer as a whole can say how long the array is";
            hint = "";
        } else if (!NAME.matcher(name).matches()) {
            message = "\"" + name
                    + "\" is no field; numbers and sums cannot say how long the array is, only a field less another"
                    + " one";
            hint = "";
        }
        if (operand != null || !Operands.mayHave(specs, placed, name)) {
            out.accept(new Finding(FindingId.UNKNOWN_COUNT_FIELD, field.source(), message, hint));
        }
    }
}
