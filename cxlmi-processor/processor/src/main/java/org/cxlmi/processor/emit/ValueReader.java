package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.IntegerType;

/** Expressions that read the value of a field, in methods of its struct. */
final class ValueReader {

    private final Types types;
    private final Counts counts;
    private final Validity validity;

    ValueReader(Types types, StructPlan struct) {
        this.types = types;
        this.counts = new Counts(types, struct);
        this.validity = new Validity(types, struct);
    }

    /** What is on the wire, by way of an accessor where there is one that always returns it. */
    CodeBlock wire(FieldPlan field) {
        return field.appended() ? direct(field) : CodeBlock.of("$L()", field.rawName());
    }

    /** What is on the wire, from the bytes: numbers, codes and UUIDs. */
    CodeBlock direct(FieldPlan field) {
        return isUuid(field.type()) ? CodeBlock.of("$T.uuid(array, $L)", Types.WIRE, at(field)) : integer(field);
    }

    private static boolean isUuid(ValueType type) {
        return type instanceof ValueType.Identifier || type instanceof ValueType.Uuid;
    }

    /** The value in the field's own type, without a look at whether it is valid. */
    CodeBlock value(FieldPlan field) {
        return field.type()
                .match(new ValueType.Cases<>(
                        integer -> field.isTimestamp()
                                ? CodeBlock.of("$T.instant($L)", Types.UNITS, wire(field))
                                : integer(field),
                        uuid -> direct(field),
                        code -> constant(field),
                        identifier -> constant(field),
                        flags -> flags(field, flags),
                        inlineFlags -> integer(field),
                        bytes -> bytes(bytes, field, CodeBlock.of("$L", field.length())),
                        text -> bytes(text, field, CodeBlock.of("$L", field.length())),
                        reserved -> bytes(reserved, field, CodeBlock.of("$L", field.length())),
                        nested -> struct(nested.struct(), field),
                        array -> array(field, array)));
    }

    // new EventRecordFlags(Wire.u24(array, offset))
    private CodeBlock flags(FieldPlan field, ValueType.Flags flags) {
        String name = flags.bits().name();
        String make = types.isElsewhere(name) ? "$T.of($L)" : "new $T($L)";
        return CodeBlock.of(make, types.generated(name), integer(field));
    }

    // State.of(stateCode())
    CodeBlock constant(FieldPlan field) {
        String name = ValueType.enumeration(field.type()).orElseThrow().name();
        return CodeBlock.of("$T.of($L)", types.generated(name), wire(field));
    }

    // new EventRecord(array, offset + 16)
    CodeBlock struct(StructPlan nested, FieldPlan field) {
        String make = types.isElsewhere(nested.name()) ? "$T.wrap(array, $L$L)" : "new $T(array, $L$L)";
        return CodeBlock.of(make, types.generated(nested.name()), at(field), validity.arguments(nested));
    }

    // WireBytes.buffer(array, offset + 48, 80)
    CodeBlock buffer(FieldPlan field) {
        CodeBlock length =
                field.type() instanceof ValueType.Array ? counts.elements(field) : CodeBlock.of("$L", field.length());
        return CodeBlock.of("$T.buffer(array, $L,$W$L)", Types.WIRE_BYTES, at(field), length);
    }

    // WireBytes.copy(array, offset + 48, 80)
    private static CodeBlock bytes(ValueType type, FieldPlan field, CodeBlock length) {
        String method = type instanceof ValueType.Text ? "text" : "copy";
        return CodeBlock.of("$T.$L(array, $L,$W$L)", Types.WIRE_BYTES, method, at(field), length);
    }

    private CodeBlock array(FieldPlan field, ValueType.Array array) {
        return array.element()
                .match(new ValueType.Cases<>(
                        integer -> numbers(field, integer.type()),
                        uuid -> list(field, CodeBlock.of("$T::uuid", Types.WIRE)),
                        code -> list(field, codeReader(code)),
                        identifier -> list(
                                field,
                                CodeBlock.of(
                                        "(bytes, at) -> $T.of($T.uuid(bytes, at))", types.of(identifier), Types.WIRE)),
                        flags -> list(field, codeReader(flags)),
                        inlineFlags -> list(field, codeReader(inlineFlags)),
                        bytes -> bytes(bytes, field, counts.elements(field)),
                        text -> bytes(text, field, counts.elements(field)),
                        reserved -> bytes(reserved, field, counts.elements(field)),
                        nested -> array.isVariableStride()
                                ? variableStride(field, nested)
                                : list(field, structReader(nested)),
                        inner -> array(field, inner)));
    }

    // StructList.variableStride(array, offset + 4, virtualSwitchesEnds, VcsInformation::new)
    private CodeBlock variableStride(FieldPlan field, ValueType.Nested element) {
        CodeBlock arguments = validity.arguments(element.struct());
        return CodeBlock.of(
                "$T.variableStride(array, $L,$W$LEnds, $L)",
                Types.STRUCT_LIST,
                at(field),
                field.name(),
                arguments.isEmpty()
                        ? CodeBlock.of("$T::new", types.of(element))
                        : CodeBlock.of(
                                "(bytes, at, length) -> new $T(bytes, at, length$L)", types.of(element), arguments));
    }

    // StructList.fixedStride(array, offset + 32, eventRecordCount(), EventRecord.LENGTH, EventRecord::new)
    private CodeBlock list(FieldPlan field, CodeBlock elementReader) {
        return CodeBlock.of(
                "$T.fixedStride(array, $L,$W$L,$W$L,$W$L)",
                Types.STRUCT_LIST,
                at(field),
                counts.elements(field),
                counts.stride(field),
                elementReader);
    }

    // WireArrays.ints(array, offset + 6, handleCount(), 2, Wire::u16)
    private CodeBlock numbers(FieldPlan field, IntegerType type) {
        return CodeBlock.of(
                "$T.$L(array, $L,$W$L, $L, $T::$L)",
                Types.WIRE_ARRAYS,
                type.fitsInt() ? "ints" : "longs",
                at(field),
                counts.elements(field),
                type.size(),
                Types.WIRE,
                type.specName());
    }

    private CodeBlock structReader(ValueType.Nested element) {
        boolean elsewhere = types.isElsewhere(element.struct().name());
        CodeBlock arguments = validity.arguments(element.struct());
        return arguments.isEmpty()
                ? CodeBlock.of(elsewhere ? "$T::wrap" : "$T::new", types.of(element))
                : CodeBlock.of(
                        elsewhere ? "(bytes, at) -> $T.wrap(bytes, at$L)" : "(bytes, at) -> new $T(bytes, at$L)",
                        types.of(element),
                        arguments);
    }

    private CodeBlock codeReader(ValueType element) {
        return CodeBlock.of(
                "(bytes, at) -> $T.of($L)", types.of(element), Numbers.read(ValueType.carrier(element), "bytes", "at"));
    }

    private static CodeBlock integer(FieldPlan field) {
        return Numbers.read(ValueType.carrier(field.type()), "array", at(field));
    }

    private static String at(FieldPlan field) {
        return Scope.INSTANCE.at(field);
    }
}
