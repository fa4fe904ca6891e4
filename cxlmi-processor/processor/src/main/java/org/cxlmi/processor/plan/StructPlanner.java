package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.check.Accessors;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.StructSpec;

/** Places the fields of one struct. */
final class StructPlanner {

    private static final String REQUEST_PREFIX = "request.";

    private final TypePlanner types;
    private final SpecFile file;
    private final StructSpec spec;
    private final List<FieldPlan> fields = new ArrayList<>();

    StructPlanner(TypePlanner types, SpecFile file, StructSpec spec) {
        this.types = types;
        this.file = file;
        this.spec = spec;
    }

    StructPlan plan(
            String name,
            String doc,
            StructPlan.Role role,
            Optional<String> cName,
            Optional<StructPlan> request,
            Optional<String> atMost) {
        Set<String> derived = derivedFields();
        int firstAppended = spec.fields().size()
                - (role == StructPlan.Role.ELEMENT ? 0 : spec.appendedFields().size());
        int offset = 0;
        int distance = 0;
        Optional<FieldPlan> anchor = Optional.empty();
        for (int i = 0; i < spec.fields().size(); i++) {
            FieldSpec field = spec.fields().get(i);
            ValueType type = type(field, field.type());
            FieldPlan plan = new FieldPlan(
                    field,
                    type,
                    offset,
                    anchor,
                    distance,
                    i >= firstAppended,
                    field.overlay().map(overlay -> overlay(field, overlay)),
                    field.constant().map(constant -> constant(type, constant)),
                    derived.contains(field.name()));
            fields.add(plan);
            offset += plan.length();
            distance = plan.isVaryingArray() ? 0 : distance + plan.length();
            anchor = plan.isVaryingArray() ? Optional.of(plan) : anchor;
        }
        boolean needsValues = fields.stream().anyMatch(field -> field.needsValue() && !field.isConditional());
        return new StructPlan(
                name,
                doc,
                spec.cName().or(() -> cName),
                role,
                spec.provisional(),
                spec.firstRevision(),
                List.copyOf(fields),
                request,
                atMost.map(field -> request.orElseThrow().field(field)),
                StructPlan.outer(role, fields),
                needsValues);
    }

    /** Fields that hold nothing but the size of an array. */
    private Set<String> derivedFields() {
        Set<String> derived = new HashSet<>();
        for (FieldSpec field : spec.fields()) {
            if (field.type() instanceof ArrayType array) {
                counter(array.size()).ifPresent(derived::add);
            }
        }
        return derived;
    }

    private static Optional<String> counter(ArraySize size) {
        return size.match(new ArraySize.Cases<>(
                fixed -> Optional.empty(),
                countField -> Optional.of(countField.field()),
                byteLength -> Optional.of(byteLength.field()),
                rest -> Optional.empty(),
                // A total says more than the number of elements that are there.
                limited -> Optional.empty()));
    }

    private ValueType type(FieldSpec field, FieldType type) {
        return type.match(new FieldType.Cases<>(
                ValueType.IntegerValue::new,
                uuid -> new ValueType.Uuid(),
                bytes -> new ValueType.Bytes(bytes.length()),
                text -> new ValueType.Text(text.length()),
                named -> types.named(file, named),
                bits -> new ValueType.InlineFlags(bits.type(), types.ranges(file, bits.type(), bits.ranges())),
                reserved -> new ValueType.Reserved(reserved.length()),
                array -> new ValueType.Array(element(field, array.element()), count(array.size()))));
    }

    private ValueType element(FieldSpec field, ArrayType.ElementType element) {
        return element.match(
                of -> type(field, of.type()), bytes -> new ValueType.Bytes(1), text -> new ValueType.Text(1));
    }

    private ArrayCount count(ArraySize size) {
        return size.match(new ArraySize.Cases<>(
                fixed -> new ArrayCount.Fixed(fixed.count()),
                countField -> new ArrayCount.Counted(field(countField.field()), countField.restIfZero()),
                byteLength -> new ArrayCount.ByteLength(field(byteLength.field())),
                rest -> new ArrayCount.Rest(rest.asked().map(StructPlanner::ofRequest)),
                limited -> new ArrayCount.Limited(
                        field(limited.field()),
                        limited.minus().map(this::operand),
                        limited.atMost().map(this::operand),
                        limited.noneIf())));
    }

    private ArrayCount.Operand operand(String text) {
        return text.startsWith(REQUEST_PREFIX) ? ofRequest(text) : new ArrayCount.Operand.OfField(field(text));
    }

    private static ArrayCount.Operand.OfRequest ofRequest(String text) {
        return new ArrayCount.Operand.OfRequest(text.substring(REQUEST_PREFIX.length()));
    }

    private OverlayPlan overlay(FieldSpec field, Overlay spec) {
        Map<String, List<String>> constants = new LinkedHashMap<>();
        spec.cases()
                .forEach(overlaid -> constants
                        .computeIfAbsent(overlaid.struct(), struct -> new ArrayList<>())
                        .add(overlaid.constant()));
        List<OverlayPlan.Case> cases = new ArrayList<>();
        constants.forEach((name, names) -> cases.add(new OverlayPlan.Case(
                Accessors.overlaid(name),
                ((ValueType.Nested) types.named(file, new NamedType(name))).struct(),
                spec.by().isPresent() ? List.copyOf(names) : List.of())));
        return new OverlayPlan(
                Accessors.typed(field.name()),
                spec.by()
                        .map(this::field)
                        .map(by -> new OverlayPlan.By(
                                by, ValueType.enumeration(by.type()).orElseThrow())),
                spec.validIf(),
                List.copyOf(cases));
    }

    /** A constant as number or UUID, whichever way the spec names it. */
    private static String constant(ValueType type, String constant) {
        return ValueType.enumeration(type).stream()
                .flatMap(enumeration -> enumeration.spec().values().stream())
                .filter(value -> value.name().equals(constant))
                .map(EnumValue::code)
                .findFirst()
                .orElse(constant);
    }

    private FieldPlan field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(spec.source() + " has no earlier field " + name));
    }
}
