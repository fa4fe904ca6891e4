package org.cxlmi.tools.dissector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Unit;

/** A struct as a table that the script reads. */
final class StructTable {

    private final ScriptTables tables;
    private final StructPlan struct;
    private final String prefix;

    private StructTable(ScriptTables tables, StructPlan struct, String prefix) {
        this.tables = tables;
        this.struct = struct;
        this.prefix = prefix;
    }

    /**
     * The table of a struct; the structs and enumerations within it are added to the others.
     *
     * @param prefix what filters call the struct
     */
    static LuaTable of(ScriptTables tables, StructPlan struct, String prefix) {
        return new StructTable(tables, struct, prefix).table();
    }

    private LuaTable table() {
        return new LuaTable()
                .with("name", struct.name())
                .with("minimum", struct.minimumLength())
                .with("fixed", struct.fixedLength())
                .flag("payload", !struct.isElement())
                .with("at_most", struct.atMost().map(FieldPlan::name))
                .with(
                        "ends",
                        LuaTable.numbers(struct.appendedLengths().stream()
                                .map(Integer::longValue)
                                .toList()))
                .with(
                        "fields",
                        LuaTable.of(struct.fields().stream().map(this::field).toList()));
    }

    private LuaTable field(FieldPlan field) {
        LuaTable table = new LuaTable()
                .add(field.name())
                .with("at", field.distance())
                .with("size", field.length())
                .flag("appended", field.appended());
        field.anchor().ifPresent(anchor -> table.with("after", struct.fields().indexOf(anchor) + 1L));
        if (field.isReserved()) {
            return table.with("kind", "reserved");
        }
        table.with("title", FilterNames.title(field.name()))
                .with("doc", field.spec().doc())
                .list("valid_if", conditions(field.spec().validIf()));
        type(table, field, field.type());
        absent(table, field);
        field.spec().mask().ifPresent(mask -> table.with("mask", Long.bitCount(mask)));
        field.spec().minimum().ifPresent(minimum -> table.with("minimum", minimum));
        field.constant()
                .ifPresent(constant -> WholeNumber.parse(constant)
                        .ifPresentOrElse(
                                number -> table.with("value", number.longValue()),
                                () -> table.with("value", constant)));
        field.overlay().ifPresent(overlay -> table.with("overlay", overlay(overlay)));
        table.flag("secret", field.spec().secret());
        return isOfStructs(field)
                ? table
                : table.with(
                        "filter", tables.filters().field(prefix, FilterNames.snake(field.name()), signature(field)));
    }

    /** Whether only what is within it has values. */
    private static boolean isOfStructs(FieldPlan field) {
        return unit(field) instanceof ValueType.Nested;
    }

    /** What Wireshark knows of a field besides its name. */
    private static String signature(FieldPlan field) {
        ValueType type = unit(field);
        if (field.spec().secret() || type instanceof ValueType.Text) {
            return "text";
        } else if (type instanceof ValueType.Bytes) {
            return "bytes";
        }
        return type.describe() + field.spec().mask() + field.spec().unit();
    }

    /** The type of the field, or of its elements. */
    private static ValueType unit(FieldPlan field) {
        return field.type() instanceof ValueType.Array array ? array.element() : field.type();
    }

    /** Raw values, as the bytes have them, with which the field is not there. */
    private static void absent(LuaTable table, FieldPlan field) {
        List<Long> values = field.spec().absentValues();
        if (!values.isEmpty()) {
            int bits = Byte.SIZE * field.length();
            table.with(
                    "absent",
                    LuaTable.numbers(values.stream()
                            .map(value -> bits == Long.SIZE ? value : value & ((1L << bits) - 1))
                            .toList()));
        }
    }

    private void type(LuaTable table, FieldPlan field, ValueType type) {
        type.match(new ValueType.Cases<>(
                integer -> unit(
                        table.with("kind", integer.type().specName()),
                        field.spec().unit()),
                uuid -> table.with("kind", "uuid"),
                code -> table.with("kind", code.enumeration().codeType().specName())
                        .with("enum", tables.enumeration(code.enumeration())),
                identifier -> table.with("kind", "uuid").with("enum", tables.enumeration(identifier.enumeration())),
                flags -> bits(
                        table.with("kind", flags.bits().spec().type().specName()),
                        FilterNames.snake(field.name()) + ".",
                        field.name() + ".",
                        flags.bits().ranges()),
                flags -> bits(
                        table.with("kind", flags.type().specName()),
                        FilterNames.snake(field.name()) + ".",
                        "",
                        flags.ranges()),
                bytes -> table.with("kind", "bytes"),
                text -> table.with("kind", "text"),
                reserved -> table.with("kind", "reserved"),
                nested -> table.with("kind", "struct").with("struct", tables.struct(nested.struct())),
                array -> array(table, field, array)));
    }

    private LuaTable array(LuaTable table, FieldPlan field, ValueType.Array array) {
        LuaTable element = new LuaTable().with("size", array.element().length());
        type(element, field, array.element());
        return table.with("kind", array.isRun() ? "run" : "array")
                .with("element", element)
                .with("count", count(array.count()))
                .flag("varying", field.isVaryingArray())
                .flag("message", tables.carriesMessage(struct) && array.isRun());
    }

    private static LuaTable count(ArrayCount count) {
        return count.match(new ArrayCount.Cases<>(
                fixed -> new LuaTable().add("fixed").with("number", fixed.count()),
                counted -> new LuaTable()
                        .add("elements")
                        .with("field", counted.field().name())
                        .flag("or_rest", counted.restIfZero()),
                bytes -> new LuaTable().add("bytes").with("field", bytes.field().name()),
                rest -> new LuaTable().add("rest").with("asked", rest.asked().map(ArrayCount.Operand.OfRequest::field)),
                limited -> new LuaTable()
                        .add("total")
                        .with("field", limited.field().name())
                        .with("minus", limited.minus().map(ArrayCount.Operand::describe))
                        .with("at_most", limited.atMost().map(ArrayCount.Operand::describe))
                        .list("none_if", conditions(limited.noneIf()))));
    }

    private LuaTable overlay(OverlayPlan overlay) {
        return new LuaTable()
                .with("by", overlay.by().map(OverlayPlan.By::name))
                .list("valid_if", conditions(overlay.validIf()))
                .with(
                        "cases",
                        LuaTable.of(overlay.cases().stream()
                                .map(of -> LuaTable.texts(of.constants()).with("struct", tables.struct(of.struct())))
                                .toList()));
    }

    private LuaTable bits(LuaTable table, String filterPrefix, String operandPrefix, List<RangePlan> ranges) {
        return table.with(
                "bits",
                LuaTable.of(ranges.stream()
                        .map(range -> range(filterPrefix, operandPrefix, range))
                        .toList()));
    }

    private LuaTable range(String filterPrefix, String operandPrefix, RangePlan range) {
        String type = range.carrier() + range.place() + range.enumeration().map(EnumPlan::name);
        LuaTable table = new LuaTable()
                .add(range.name())
                .with("operand", operandPrefix + range.name())
                .with("title", FilterNames.title(range.name()))
                .with("doc", range.spec().doc())
                .with("high", range.spec().high())
                .with("low", range.spec().low())
                .flag("flag", range.isFlag())
                .flag("in_place", range.spec().inPlace())
                .with("enum", range.enumeration().map(tables::enumeration))
                .list("valid_if", conditions(range.spec().validIf()));
        if (!range.spec().absentValues().isEmpty()) {
            table.with("absent", LuaTable.numbers(range.spec().absentValues()));
        }
        return unit(table, range.spec().unit())
                .with("filter", tables.filters().field(prefix, filterPrefix + FilterNames.snake(range.name()), type));
    }

    private static LuaTable unit(LuaTable table, Optional<Unit> unit) {
        unit.ifPresent(present -> {
            switch (present) {
                case HEX -> table.flag("hex", true);
                case NANOSECONDS_SINCE_EPOCH -> table.flag("time", true);
                case POWER_OF_TWO_BYTES -> table.flag("exponent", true);
                case BLOCKS_256_MIB, BLOCKS_128_BYTES, BLOCKS_64_BYTES -> table.with("step", present.bytesPerStep());
                default -> table.with("unit", present.text());
            }
        });
        return table;
    }

    private static List<LuaTable> conditions(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> new LuaTable()
                        .add(condition.operand())
                        .with("scope", condition.scope().name().toLowerCase(Locale.ROOT))
                        .flag("negated", condition.negated())
                        .with("values", values(condition.values())))
                .collect(Collectors.toList());
    }

    private static LuaTable values(List<String> values) {
        LuaTable table = new LuaTable();
        values.forEach(value -> WholeNumber.parse(value)
                .ifPresentOrElse(number -> table.add(number.longValue()), () -> table.add(value)));
        return table;
    }
}
