package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A struct class to generate.
 *
 * @param cName the libcxlmi struct
 * @param provisional whether the layout rests on a source that nothing confirms
 * @param requestName the class of the request, where a response is checked against it
 */
public record StructPlan(
        String name,
        String doc,
        Optional<String> cName,
        Role role,
        boolean provisional,
        List<FieldPlan> fields,
        Optional<String> requestName) {

    /** Where a struct stands. */
    public enum Role {
        /** A whole request payload. */
        REQUEST,
        /** A whole response payload. */
        RESPONSE,
        /** A part of other structs. */
        ELEMENT
    }

    /** The spec file that declares it. */
    public String file() {
        return fields.get(0).spec().source().file();
    }

    /** Bytes that the first revision has, arrays being empty. */
    public int minimumLength() {
        return fields.stream()
                .filter(field -> !field.appended())
                .mapToInt(FieldPlan::length)
                .sum();
    }

    /** Bytes of all fields, arrays being empty. */
    public int fixedLength() {
        return fields.stream().mapToInt(FieldPlan::length).sum();
    }

    /** Whether it has the same length always. */
    public boolean isFixed() {
        return fields.stream().noneMatch(field -> field.isVaryingArray() || field.appended());
    }

    public boolean isElement() {
        return role == Role.ELEMENT;
    }

    /** The fields at the end that later revisions appended. */
    public List<FieldPlan> appended() {
        return fields.stream().filter(FieldPlan::appended).toList();
    }

    /** The arrays whose length is found in the payload. */
    public List<FieldPlan> arrays() {
        return fields.stream().filter(FieldPlan::isVaryingArray).toList();
    }

    /** Whether other fields stand behind this array. */
    public boolean isAnchor(FieldPlan array) {
        return fields.stream().anyMatch(field -> field.anchor().equals(Optional.of(array)));
    }

    /** The fields of the request that its own counts depend on. */
    public List<String> ownRequestFields() {
        return fields.stream()
                .flatMap(StructPlan::operands)
                .flatMap(operand -> operand instanceof ArrayCount.Operand.OfRequest request
                        ? Stream.of(request.field())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** The fields of the request that its counts, or the counts of its elements, depend on. */
    public List<String> requestFields() {
        Stream<String> ofElements = arrays().stream()
                .flatMap(array -> array.array().element() instanceof ValueType.Nested nested
                        ? nested.struct().requestFields().stream()
                        : Stream.empty());
        return Stream.concat(ownRequestFields().stream(), ofElements).distinct().toList();
    }

    /** The array whose number of elements has to agree with what the request asks for. */
    public Optional<FieldPlan> asked() {
        return arrays().stream()
                .filter(array -> array.array().count() instanceof ArrayCount.Rest rest
                        && rest.asked().isPresent())
                .findFirst();
    }

    private static Stream<ArrayCount.Operand> operands(FieldPlan field) {
        return field.type() instanceof ValueType.Array array && array.count() instanceof ArrayCount.Limited limited
                ? limited.operands()
                : Stream.empty();
    }
}
