package org.cxlmi.processor.plan;

import java.util.HashSet;
import java.util.Set;
import org.cxlmi.spec.SourceRef;

/** Which shapes of structs can be generated. */
final class Shapes {

    private final TypePlanner types;
    private final SourceRef source;

    Shapes(TypePlanner types, SourceRef source) {
        this.types = types;
        this.source = source;
    }

    void check(StructPlan plan) {
        for (FieldPlan field : plan.fields()) {
            if (field.appended() && field.isVaryingArray()) {
                throw unsupported(field, "an array cannot be among the fields that a later revision appended");
            }
            if (field.type() instanceof ValueType.Nested nested
                    && !nested.struct().isFixed()) {
                throw unsupported(field, "a struct that ends in an array can only be an array element");
            }
            if (field.type() instanceof ValueType.Array array && array.isVariableStride()) {
                refuseUnsupportedElements(plan, field, array);
            }
            refuseUnknownLength(plan, field);
            refuseForeign(field);
            refuseRestIfZero(plan, field);
        }
        refuseSharedCounts(plan);
        boolean needsRequest = !plan.ownRequestFields().isEmpty();
        if (plan.isElement() && needsRequest && plan.arrays().size() > 1) {
            throw new UnsupportedSpecException(
                    source, "a struct whose count depends on the request can have one array only");
        }
        if (plan.isElement() && needsRequest && plan.isAnchor(plan.arrays().get(0))) {
            throw new UnsupportedSpecException(source, "a struct whose count depends on the request ends in its array");
        }
    }

    /** Where the bytes alone do not tell how long an array is, its value has to. */
    private static void refuseUnknownLength(StructPlan plan, FieldPlan field) {
        if (!(field.type() instanceof ValueType.Array array)) {
            return;
        }
        if (plan.isElement() && !StructPlan.noneIf(field).isEmpty()) {
            throw unsupported(field, "none-if goes with an array of a response, not with one of a struct within it");
        }
        boolean limited = array.count() instanceof ArrayCount.Limited;
        if ((limited || array.isVariableStride()) && field.isOptional()) {
            throw unsupported(
                    field, "an array of a part of a total, or of elements of varying length, is always valid");
        }
        if (limited && array.element() instanceof ValueType.Text) {
            throw unsupported(field, "text cannot be a part of a total; write bytes");
        }
    }

    /** Of a struct in another package only what is public can be used. */
    private void refuseForeign(FieldPlan field) {
        ValueType type = field.type() instanceof ValueType.Array array ? array.element() : field.type();
        if (type instanceof ValueType.Nested nested
                && types.isElsewhere(nested.struct().name())
                && !nested.struct().isFixed()) {
            throw unsupported(field, "a struct of another package has to have a fixed length");
        }
    }

    /** Whether the elements fill the rest shows in a payload only, and where they all have the same length. */
    private static void refuseRestIfZero(StructPlan plan, FieldPlan field) {
        if (field.type() instanceof ValueType.Array array
                && array.count() instanceof ArrayCount.Counted counted
                && counted.restIfZero()
                && (plan.isElement()
                        || array.isVariableStride()
                        || plan.arrays().size() > 1)) {
            throw unsupported(field, "if-zero goes with the one array of a request or response, of fixed elements");
        }
        if (field.type() instanceof ValueType.Array array
                && array.count() instanceof ArrayCount.Counted counted
                && counted.restIfZero()
                && plan.appendedLengths().stream()
                        .anyMatch(length -> length % array.element().length() == 0)) {
            throw unsupported(
                    field, "if-zero cannot tell elements from appended fields that are as long as some of them");
        }
    }

    private static void refuseSharedCounts(StructPlan plan) {
        Set<FieldPlan> counters = new HashSet<>();
        for (FieldPlan field : plan.arrays()) {
            if (field.array()
                    .count()
                    .counter()
                    .filter(counter -> !counters.add(counter))
                    .isPresent()) {
                throw unsupported(field, "a field can give the size of one array only");
            }
        }
    }

    private static void refuseUnsupportedElements(StructPlan plan, FieldPlan field, ValueType.Array array) {
        boolean counted = array.count() instanceof ArrayCount.Counted || array.count() instanceof ArrayCount.Limited;
        boolean deeper = ((ValueType.Nested) array.element())
                .struct().arrays().stream().anyMatch(inner -> inner.array().isVariableStride());
        if (!counted || plan.isElement() || deeper) {
            throw unsupported(
                    field, "elements of varying length need a count, in a request or response, and fixed elements");
        }
    }

    private static UnsupportedSpecException unsupported(FieldPlan field, String message) {
        return new UnsupportedSpecException(field.spec().source(), message);
    }
}
