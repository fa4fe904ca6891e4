package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecSet;

/** If the bytes alone do not tell how long an array is, the struct must have a form in which its values tell it. */
final class PartialArrays implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            List<FieldSpec> fields = placed.struct().fields();
            for (FieldSpec field : fields) {
                if (field.type() instanceof ArrayType array) {
                    if (array.size() instanceof ArraySize.LimitedCount limited) {
                        partial(field, array, out);
                        if (placed.command().isEmpty()) {
                            inStruct(fields, field, limited, out);
                        }
                    }
                    placed.structOf(specs, field)
                            .filter(inner -> inner.varies() && !field.validIf().isEmpty())
                            .ifPresent(inner -> conditional(field, "whose elements differ in length", out));
                }
            }
        }
    }

    private static void partial(FieldSpec field, ArrayType array, Consumer<Finding> out) {
        if (!field.validIf().isEmpty()) {
            conditional(field, "of a part of a total", out);
        }
        if (array.element() instanceof ArrayType.ElementType.Text) {
            out.accept(new Finding(
                    FindingId.PARTIAL_TEXT,
                    field.source(),
                    "text cannot be a part of a total",
                    "write type: bytes, which are the same bytes"));
        }
    }

    private static void conditional(FieldSpec field, String which, Consumer<Finding> out) {
        out.accept(new Finding(
                FindingId.CONDITIONAL_ARRAY,
                field.source(),
                "an array " + which + " cannot have a condition, because its bytes do not tell where it ends"));
    }

    private static void inStruct(
            List<FieldSpec> fields, FieldSpec field, ArraySize.LimitedCount limited, Consumer<Finding> out) {
        if (!limited.noneIf().isEmpty()) {
            report(
                    FindingId.NONE_IF_IN_STRUCT,
                    field.source(),
                    "none-if goes with an array of a response, not with one of a struct within it",
                    out);
        }
        boolean asksRequest = Stream.of(limited.minus(), limited.atMost())
                .flatMap(Optional::stream)
                .anyMatch(operand -> operand.startsWith(RequestOperands.REQUEST));
        if (!asksRequest) {
            return;
        }
        Optional<FieldSpec> other = fields.stream()
                .filter(any -> !any.equals(field) && Types.varies(any))
                .findFirst();
        if (other.isPresent()) {
            report(
                    FindingId.SECOND_ARRAY,
                    field.source(),
                    "the request says how long this array is, and then its struct has no other one; \""
                            + other.get().name() + "\" is one",
                    out);
        } else if (fields.indexOf(field) < fields.size() - 1) {
            report(
                    FindingId.FIELD_AFTER_PARTIAL_ARRAY,
                    fields.get(fields.indexOf(field) + 1).source(),
                    "the request says how long \"" + field.name() + "\" before it is, and then its struct ends with it",
                    out);
        }
    }

    private static void report(FindingId id, SourceRef source, String message, Consumer<Finding> out) {
        out.accept(new Finding(id, source, message));
    }
}
