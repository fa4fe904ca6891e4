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
        ValueType type = field.type();
        if (type instanceof ValueType.Identifier || type instanceof ValueType.Uuid) {
            return CodeBlock.of("$T.uuid(array, $L)", Types.WIRE, at(field));
        }
        return integer(field);
    }

    /** The value in the field's own type, without a look at whether it is valid. */
    CodeBlock value(FieldPlan field) {
        ValueType type = field.type();
        if (field.isTimestamp()) {
            return CodeBlock.of("$T.instant($L)", Types.UNITS, wire(field));
        } else if (type instanceof ValueType.Code || type instanceof ValueType.Identifier) {
            return constant(field);
        } else if (type instanceof ValueType.Flags flags) {
            String name = flags.bits().name();
            String make = types.isElsewhere(name) ? "$T.of($L)" : "new $T($L)";
            return CodeBlock.of(make, types.generated(name), integer(field));
        } else if (type instanceof ValueType.Nested nested) {
            return struct(nested.struct(), field);
        } else if (type instanceof ValueType.Bytes || type instanceof ValueType.Text) {
            return bytes(type, field, CodeBlock.of("$L", field.length()));
        } else if (type instanceof ValueType.Array array) {
            return array(field, array);
        }
        return direct(field);
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
        ValueType element = array.element();
        if (element instanceof ValueType.Bytes || element instanceof ValueType.Text) {
            return bytes(element, field, counts.elements(field));
        }
        if (element instanceof ValueType.IntegerValue number) {
            return numbers(field, number.type());
        }
        if (array.isVariableStride()) {
            CodeBlock arguments = validity.arguments(((ValueType.Nested) element).struct());
            return CodeBlock.of(
                    "$T.variableStride(array, $L,$W$LEnds, $L)",
                    Types.STRUCT_LIST,
                    at(field),
                    field.name(),
                    arguments.isEmpty()
                            ? CodeBlock.of("$T::new", types.of(element))
                            : CodeBlock.of(
                                    "(bytes, at, length) -> new $T(bytes, at, length$L)",
                                    types.of(element),
                                    arguments));
        }
        return CodeBlock.of(
                "$T.fixedStride(array, $L,$W$L,$W$L,$W$L)",
                Types.STRUCT_LIST,
                at(field),
                counts.elements(field),
                counts.stride(field),
                elementReader(element));
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

    private CodeBlock elementReader(ValueType element) {
        if (element instanceof ValueType.Nested nested) {
            boolean elsewhere = types.isElsewhere(nested.struct().name());
            CodeBlock arguments = validity.arguments(nested.struct());
            return arguments.isEmpty()
                    ? CodeBlock.of(elsewhere ? "$T::wrap" : "$T::new", types.of(element))
                    : CodeBlock.of(
                            elsewhere ? "(bytes, at) -> $T.wrap(bytes, at$L)" : "(bytes, at) -> new $T(bytes, at$L)",
                            types.of(element),
                            arguments);
        } else if (element instanceof ValueType.Uuid) {
            return CodeBlock.of("$T::uuid", Types.WIRE);
        } else if (element instanceof ValueType.Identifier) {
            return CodeBlock.of("(bytes, at) -> $T.of($T.uuid(bytes, at))", types.of(element), Types.WIRE);
        }
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
