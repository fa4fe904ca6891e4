package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.IntegerType;

/** The setters of a builder for arrays, which set the fields that count them too. */
final class ArraySetterEmitter {

    private final Types types;
    private final StructPlan struct;
    private final ClassName builder;
    private final Counts counts;
    private final Required required;

    ArraySetterEmitter(Types types, StructPlan struct, ClassName builder) {
        this.types = types;
        this.struct = struct;
        this.builder = builder;
        this.counts = new Counts(types, struct);
        this.required = new Required(types, struct);
    }

    // public Builder handles(int... values) {
    //     byte[] encoded = WireArrays.encode("ClearEventRecordsRequest", "handles", 2, 0, 0xFFFF, Wire::putU16,
    // values);
    //     Wire.putU8(fixed, 2, FieldRange.count("ClearEventRecordsRequest", "handles", encoded.length / 2, 0xFF));
    //     handlesBytes = encoded;
    //     return this;
    // }
    MethodSpec setter(FieldPlan field) {
        TypeName type = types.of(field.type());
        boolean numbers = type.equals(Types.INT_ARRAY) || type.equals(Types.LONG_ARRAY);
        MethodSpec.Builder method = MethodSpec.methodBuilder(field.name())
                .addJavadoc(new SetterDocs(struct, required).array(field))
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(type, "values")
                .varargs(numbers)
                .addStatement("byte[] encoded = $L", encoded(field));
        if (field.isVaryingArray()) {
            keep(method, field);
        } else {
            method.addStatement(
                    "$T.put($S, $S,$Wfixed, $L, $L,$Wencoded)",
                    Types.WIRE_BYTES,
                    struct.name(),
                    field.name(),
                    field.offset(),
                    field.length());
        }
        if (required.isTracked(field)) {
            method.addStatement("$L = true", BuilderState.isSet(field.name()));
        }
        return method.addStatement("return this").build();
    }

    private void keep(MethodSpec.Builder method, FieldPlan field) {
        boolean variable = field.array().isVariableStride();
        CodeBlock elements = variable ? CodeBlock.of("values.size()") : elements(field);
        counted(field, elements).ifPresent(method::addStatement);
        if (variable) {
            method.addStatement("$LEnds = $T.ends(values)", field.name(), Types.WIRE_ARRAYS);
        }
        method.addStatement("$L = encoded", BuilderState.variable(field));
    }

    // Wire.putU8(fixed, 2, FieldRange.count("ClearEventRecordsRequest", "handles", encoded.length / 2, 0xFF))
    /** Sets the field that counts the elements; a total is set when the struct is built. */
    private Optional<CodeBlock> counted(FieldPlan field, CodeBlock elements) {
        return field.array()
                .count()
                .match(new ArrayCount.Cases<>(
                        fixed -> Optional.empty(),
                        counted -> Optional.of(setCount(field, counted.field(), elements)),
                        byteLength -> Optional.of(setCount(field, byteLength.field(), CodeBlock.of("encoded.length"))),
                        rest -> Optional.empty(),
                        limited -> Optional.empty()));
    }

    private CodeBlock setCount(FieldPlan array, FieldPlan counter, CodeBlock count) {
        return BuilderState.put(counter, BuilderState.countChecked(struct, array, counter, count));
    }

    private CodeBlock elements(FieldPlan field) {
        return field.array().element().length() == 1
                ? CodeBlock.of("encoded.length")
                : CodeBlock.of("encoded.length / $L", counts.stride(field));
    }

    private CodeBlock encoded(FieldPlan field) {
        ValueType element = field.array().element();
        return element.match(new ValueType.Cases<>(
                integer -> numbers(field, integer.type()),
                uuid -> CodeBlock.of("$T.encodeUuids(values)", Types.WIRE_ARRAYS),
                code -> codes(field, element),
                identifier -> CodeBlock.of(
                        "$T.encodeUuids(values.stream()$W.map(value -> $T.id($S, $S, value))$W.toList())",
                        Types.WIRE_ARRAYS,
                        Types.FIELD_RANGE,
                        struct.name(),
                        field.name()),
                flags -> noElement(field),
                inlineFlags -> noElement(field),
                bytes -> CodeBlock.of("values.clone()"),
                text -> CodeBlock.of("$T.ascii($S, $S, values)", Types.WIRE_BYTES, struct.name(), field.name()),
                reserved -> noElement(field),
                nested -> CodeBlock.of("$T.encodeStructs(values)", Types.WIRE_ARRAYS),
                array -> noElement(field)));
    }

    private static CodeBlock noElement(FieldPlan field) {
        throw new IllegalStateException(field.spec().source() + " has elements that no array has");
    }

    private CodeBlock numbers(FieldPlan field, IntegerType type) {
        if (type.size() == Long.BYTES) {
            return CodeBlock.of("$T.encode($T::$L, values)", Types.WIRE_ARRAYS, Types.WIRE, Numbers.writer(type));
        }
        long minimum = Numbers.minimum(field, type);
        long maximum = Numbers.maximum(field, type);
        return CodeBlock.of(
                "$T.encode($S, $S,$W$L, $L, $L,$W$T::$L, values)",
                Types.WIRE_ARRAYS,
                struct.name(),
                field.name(),
                type.size(),
                Numbers.literal(minimum),
                Numbers.literal(maximum),
                Types.WIRE,
                Numbers.writer(type));
    }

    private CodeBlock codes(FieldPlan field, ValueType element) {
        IntegerType type = ValueType.carrier(element);
        CodeBlock code = CodeBlock.of(
                "value -> $T.code($S, $S, value, $L)",
                Types.FIELD_RANGE,
                struct.name(),
                field.name(),
                Numbers.literal(Numbers.maximum(type)));
        return CodeBlock.of(
                "$T.encode($L, $T::$L, values,$W$L)",
                Types.WIRE_ARRAYS,
                type.size(),
                Types.WIRE,
                Numbers.writer(type),
                code);
    }
}
