package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.Unit;
import org.cxlmi.spec.model.UuidType;

/** Lists of fields. */
final class FieldReader {

    private static final String RESERVED = "reserved";
    private static final String EXAMPLE = "name: u8";
    private static final long NEVER_SET = 0;
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Values values;
    private final TypeReader types;
    private final BitsReader bits;
    private final ConditionReader conditions;

    FieldReader(Values values) {
        this.values = values;
        this.types = new TypeReader(values);
        this.bits = new BitsReader(values);
        this.conditions = new ConditionReader(values);
    }

    List<FieldSpec> read(MappingReader owner, YamlNode node) {
        List<FieldSpec> fields = new ArrayList<>();
        for (YamlNode item : owner.someItems(node, EXAMPLE)) {
            entry(item).map(this::field).ifPresent(fields::add);
        }
        return List.copyOf(fields);
    }

    private Optional<YamlNode.Entry> entry(YamlNode item) {
        if (item instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()) {
            if (mapping.entries().size() > 1) {
                YamlNode.Entry second = mapping.entries().get(1);
                values.problems()
                        .report(
                                FindingId.ONE_KEY_PER_FIELD,
                                second.source(),
                                "\"" + second.key() + "\" is a second key in one list item",
                                "write one field for each \"-\", and what belongs to it further right or in { }");
            }
            return Optional.of(mapping.entries().get(0));
        }
        values.problems().wrongKind(item, "a mapping of one key", "write \"- " + EXAMPLE + "\"");
        return Optional.empty();
    }

    private FieldSpec field(YamlNode.Entry entry) {
        if (entry.key().equals(RESERVED)) {
            FieldType type = values.length(entry.value())
                    .<FieldType>map(ReservedType::new)
                    .orElse(NamedType.UNREADABLE);
            return plain(entry.source(), RESERVED, type);
        }
        if (entry.value() instanceof YamlNode.Mapping) {
            return MappingReader.of(entry.value(), Keys.FIELD, values)
                    .map(field -> longForm(entry, field))
                    .orElseGet(() -> plain(entry.source(), entry.key(), NamedType.UNREADABLE));
        }
        FieldType type = types.type(entry.value());
        // "Reserved: 2" is one mistake, not one of the name and one of the type.
        return type.equals(NamedType.UNREADABLE) && entry.key().equalsIgnoreCase(RESERVED)
                ? plain(entry.source(), RESERVED, type)
                : plain(entry.source(), entry.key(), type);
    }

    private static FieldSpec plain(SourceRef source, String name, FieldType type) {
        return new FieldSpec(
                source,
                name,
                "",
                Optional.empty(),
                type,
                Optional.empty(),
                Lifetime.ALWAYS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private FieldSpec longForm(YamlNode.Entry entry, MappingReader field) {
        FieldType written = types.type(field);
        FieldType type = field.has("bits") && !field.has("array") ? bits.inline(field, written) : written;
        Optional<IntegerType> integer = integer(type);
        Optional<Unit> unit = field.unit();
        Optional<Long> minimum = field.node("min").flatMap(node -> values.raw(node, integer));
        Optional<Long> maximum = field.node("max").flatMap(node -> values.raw(node, integer));
        Optional<Long> mask = field.node("mask").flatMap(node -> values.raw(node, integer));
        return new FieldSpec(
                entry.source(),
                entry.key(),
                field.doc(),
                field.text("c"),
                type,
                unit,
                field.lifetime(),
                minimum,
                maximum.or(() -> mask),
                mask,
                absentValues(field, integer, unit),
                conditions.read(field, ConditionReader.VALID_IF, "flags.overflow"),
                field.node("value").flatMap(node -> constant(node, type)),
                field.flag("secret"),
                field.node("overlay").flatMap(this::overlay));
    }

    private static Optional<IntegerType> integer(FieldType type) {
        if (type instanceof InlineBitsType inline) {
            return Optional.of(inline.type());
        }
        return type instanceof IntegerType integer ? Optional.of(integer) : Optional.empty();
    }

    private List<Long> absentValues(MappingReader field, Optional<IntegerType> type, Optional<Unit> unit) {
        boolean timestamp =
                type.equals(Optional.of(IntegerType.U64)) && unit.equals(Optional.of(Unit.NANOSECONDS_SINCE_EPOCH));
        List<Long> absent = new ArrayList<>();
        field.node("absent").ifPresent(node -> {
            for (YamlNode item : Values.oneOrMore(node)) {
                Optional<Long> value = values.raw(item, type);
                if (timestamp && value.equals(Optional.of(NEVER_SET))) {
                    values.problems()
                            .report(
                                    FindingId.ABSENT_ALREADY,
                                    item.source(),
                                    "a timestamp of 0 is absent anyway: the clock was never set",
                                    "remove it");
                } else {
                    value.ifPresent(absent::add);
                }
            }
        });
        if (timestamp) {
            absent.add(0, NEVER_SET);
        }
        return List.copyOf(absent);
    }

    private Optional<Overlay> overlay(YamlNode node) {
        return MappingReader.of(node, Keys.OVERLAY, values)
                .flatMap(overlay -> overlay.has("struct") ? ifValid(node, overlay) : byConstant(node, overlay));
    }

    private Optional<Overlay> byConstant(YamlNode node, MappingReader overlay) {
        overlay.conflict("valid-if", "structs", "remove it, or write struct: with one struct instead of structs");
        Optional<String> by = overlay.required("by", "recordFormat").flatMap(values::text);
        List<Overlay.Case> cases = new ArrayList<>();
        overlay.required("structs", "{ CONSTANT: Struct }")
                .ifPresent(structs -> overlay.someEntries(structs, "CONSTANT: Struct")
                        .forEach(entry -> values.text(entry.value())
                                .ifPresent(
                                        struct -> cases.add(new Overlay.Case(entry.source(), entry.key(), struct)))));
        return by.map(field -> new Overlay(node.source(), Optional.of(field), List.of(), cases));
    }

    private Optional<Overlay> ifValid(YamlNode node, MappingReader overlay) {
        overlay.conflict("by", "struct", "write structs: { CONSTANT: Struct } instead of struct");
        overlay.conflict("structs", "struct", "remove one of the two");
        overlay.required("valid-if", "flags.inPldmFormat");
        List<Condition> validIf = conditions.read(overlay, ConditionReader.VALID_IF, "flags.inPldmFormat");
        return overlay.node("struct")
                .flatMap(struct -> values.text(struct)
                        .map(name -> new Overlay(
                                node.source(),
                                Optional.empty(),
                                validIf,
                                List.of(new Overlay.Case(struct.source(), "", name)))));
    }

    private Optional<String> constant(YamlNode node, FieldType type) {
        Optional<IntegerType> integer = integer(type);
        if (integer.isPresent()) {
            return values.integer(node).map(String::valueOf);
        }
        if (type instanceof NamedType
                && node instanceof YamlNode.Scalar scalar
                && CONSTANT.matcher(scalar.text()).matches()) {
            return Optional.of(scalar.text());
        }
        boolean uuid = node instanceof YamlNode.Scalar scalar && Values.isUuid(scalar.text());
        return uuid || type instanceof UuidType
                ? values.uuid(node)
                : values.integer(node).map(String::valueOf);
    }
}
