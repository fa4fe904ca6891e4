package org.cxlmi.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Condition.Scope;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.StructSpec;

/**
 * A struct class to generate.
 *
 * @param cName the libcxlmi struct
 * @param provisional whether the layout rests on a source that nothing confirms
 * @param firstRevision the revision that has it first
 * @param request the request that a response is checked against, or that says what of it is valid
 * @param atMost the field of the request that says how many bytes a response has at most
 * @param outer the conditions on what this struct stands in, each once; whoever makes a view of it says whether they hold
 * @param needsValues whether all bytes zero are no struct that a builder makes
 */
public record StructPlan(
        String name,
        String doc,
        Optional<String> cName,
        Role role,
        boolean provisional,
        Revision firstRevision,
        List<FieldPlan> fields,
        Optional<StructPlan> request,
        Optional<FieldPlan> atMost,
        List<Condition> outer,
        boolean needsValues) {

    /** Where a struct stands. */
    public enum Role {
        /** A whole request payload. */
        REQUEST,
        /** A whole response payload. */
        RESPONSE,
        /** A part of other structs. */
        ELEMENT
    }

    /**
     * What a condition names.
     *
     * @param range the part of the field, where it is one
     */
    public record Operand(FieldPlan field, Optional<RangePlan> range) {}

    /** What a condition of this struct, or of one within it, names here. */
    public Operand operand(Condition condition) {
        String name = condition.operand();
        int dot = name.indexOf('.');
        for (FieldPlan field : fields) {
            if (dot >= 0
                    && field.name().equals(name.substring(0, dot))
                    && field.type() instanceof ValueType.Flags flags) {
                return new Operand(field, range(flags.bits().ranges(), name.substring(dot + 1)));
            } else if (field.type() instanceof ValueType.InlineFlags flags) {
                Optional<RangePlan> range = range(flags.ranges(), name);
                if (range.isPresent()) {
                    return new Operand(field, range);
                }
            } else if (field.name().equals(name)) {
                return new Operand(field, Optional.empty());
            }
        }
        throw new IllegalStateException(condition.source() + " names nothing of " + this.name);
    }

    private static Optional<RangePlan> range(List<RangePlan> ranges, String name) {
        return ranges.stream().filter(range -> range.name().equals(name)).findFirst();
    }

    /** The Java name of what says whether a condition on the outside holds. */
    public String outerName(Condition condition) {
        String called = JavaNames.memberName(condition.text());
        List<String> sameName = outer.stream()
                .map(Condition::text)
                .filter(text -> JavaNames.memberName(text).equals(called))
                .toList();
        int at = sameName.indexOf(condition.text());
        return at > 0 ? called + "_" + at : called;
    }

    /** The structs that a field consists of or may be read as. */
    private static Stream<StructPlan> within(FieldPlan field) {
        ValueType type = field.type() instanceof ValueType.Array array ? array.element() : field.type();
        Stream<StructPlan> nested =
                type instanceof ValueType.Nested struct ? Stream.of(struct.struct()) : Stream.empty();
        return Stream.concat(
                nested,
                field.overlay().stream()
                        .flatMap(overlay -> overlay.cases().stream())
                        .map(OverlayPlan.Case::struct));
    }

    /** The conditions on what a struct of these fields stands in, each once. */
    static List<Condition> outer(Role role, List<FieldPlan> fields) {
        Map<String, Condition> outer = new LinkedHashMap<>();
        for (FieldPlan field : fields) {
            Stream<Condition> own = Stream.concat(
                    field.spec().validIf().stream(),
                    field.overlay().stream().flatMap(overlay -> overlay.validIf().stream()));
            own.filter(condition -> condition.scope() != Scope.STRUCT)
                    .forEach(condition -> outer.putIfAbsent(condition.text(), condition));
            within(field)
                    .flatMap(struct -> struct.outer().stream())
                    .filter(condition -> condition.scope() == Scope.REQUEST
                            || (condition.scope() == Scope.PAYLOAD && role == Role.ELEMENT))
                    .forEach(condition -> outer.putIfAbsent(condition.text(), condition));
        }
        return List.copyOf(outer.values());
    }

    /** The spec file that declares it. */
    public String file() {
        return fields.get(0).spec().source().file();
    }

    /** The field of this name. */
    public FieldPlan field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(this.name + " has no field " + name));
    }

    /** Whether something of it came with a later revision than the struct itself. */
    public boolean isLater(Lifetime lifetime) {
        return lifetime.since()
                .filter(since -> since.compareTo(firstRevision) > 0)
                .isPresent();
    }

    /** Whether the first revision has no such payload: all of it was appended. */
    public boolean cameLater() {
        return !fields.isEmpty() && fields.stream().allMatch(FieldPlan::appended);
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

    /** Bytes from the first field that a later revision appended to where each such revision may end. */
    public List<Integer> appendedLengths() {
        Map<FieldSpec, Integer> lengths = new LinkedHashMap<>();
        appended().forEach(field -> lengths.put(field.spec(), field.length()));
        return StructSpec.appendedLengths(List.copyOf(lengths.keySet()), lengths::get).stream()
                .map(Math::toIntExact)
                .toList();
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
                .flatMap(operand -> operand.match(own -> Stream.<String>empty(), request -> Stream.of(request.field())))
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

    /** Whether nothing can be told of its lengths without the request. */
    public boolean needsRequest() {
        return !requestFields().isEmpty()
                || arrays().stream().anyMatch(array -> !noneIf(array).isEmpty());
    }

    /** Whether it can be read without the request, but is checked more closely, or says less, with it. */
    public boolean heedsRequest() {
        return role == Role.RESPONSE
                && !needsRequest()
                && (asked().isPresent() || atMost.isPresent() || !outer.isEmpty());
    }

    /** Whether it is read together with the request. */
    public boolean takesRequest() {
        return needsRequest() || heedsRequest();
    }

    /** The conditions on the request with which an array has no elements. */
    public static List<Condition> noneIf(FieldPlan array) {
        return array.array().count() instanceof ArrayCount.Limited limited ? limited.noneIf() : List.of();
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
