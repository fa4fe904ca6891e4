package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
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

    ArraySetterEmitter(Types types, StructPlan struct, ClassName builder) {
        this.types = types;
        this.struct = struct;
        this.builder = builder;
        this.counts = new Counts(types, struct);
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
                .addJavadoc(Docs.javadoc(List.of(Docs.sentence(field.spec().doc(), field.name()), Docs.place(field))))
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
        if (new Required(types, struct).isTracked(field)) {
            method.addStatement("$L = true", SetterEmitter.isSetVariable(field.name()));
        }
        return method.addStatement("return this").build();
    }

    private void keep(MethodSpec.Builder method, FieldPlan field) {
        ArrayCount count = field.array().count();
        boolean variable = field.array().isVariableStride();
        if (count instanceof ArrayCount.Counted counted) {
            CodeBlock elements = variable ? CodeBlock.of("values.size()") : elements(field);
            method.addStatement(
                    BuilderEmitter.put(counted.field(), countChecked(struct, field, counted.field(), elements)));
        } else if (count instanceof ArrayCount.ByteLength length) {
            method.addStatement(BuilderEmitter.put(
                    length.field(), countChecked(struct, field, length.field(), CodeBlock.of("encoded.length"))));
        }
        if (variable) {
            method.addStatement("$LEnds = $T.ends(values)", field.name(), Types.WIRE_ARRAYS);
        }
        method.addStatement("$L = encoded", BuilderEmitter.variable(field));
    }

    private CodeBlock elements(FieldPlan field) {
        return field.array().element().length() == 1
                ? CodeBlock.of("encoded.length")
                : CodeBlock.of("encoded.length / $L", counts.stride(field));
    }

    /** A number of elements that has to fit the field that counts them. */
    static CodeBlock countChecked(StructPlan struct, FieldPlan array, FieldPlan counter, CodeBlock count) {
        long maximum = counter.spec().maximum().orElse(Numbers.maximum(ValueType.carrier(counter.type())));
        return CodeBlock.of(
                "$T.count($S, $S,$W$L, $L)",
                Types.FIELD_RANGE,
                struct.name(),
                array.name(),
                count,
                Numbers.bitsLiteral(maximum));
    }

    private CodeBlock encoded(FieldPlan field) {
        ValueType element = field.array().element();
        if (element instanceof ValueType.Bytes) {
            return CodeBlock.of("values.clone()");
        } else if (element instanceof ValueType.Text) {
            return CodeBlock.of("$T.ascii($S, $S, values)", Types.WIRE_BYTES, struct.name(), field.name());
        } else if (element instanceof ValueType.Nested) {
            return CodeBlock.of("$T.encodeStructs(values)", Types.WIRE_ARRAYS);
        } else if (element instanceof ValueType.Uuid) {
            return CodeBlock.of("$T.encodeUuids(values)", Types.WIRE_ARRAYS);
        } else if (element instanceof ValueType.IntegerValue number) {
            return numbers(field, number.type());
        } else if (element instanceof ValueType.Identifier) {
            return CodeBlock.of(
                    "$T.encodeUuids(values.stream()$W.map(value -> $T.id($S, $S, value))$W.toList())",
                    Types.WIRE_ARRAYS,
                    Types.FIELD_RANGE,
                    struct.name(),
                    field.name());
        }
        return codes(field, element);
    }

    private CodeBlock numbers(FieldPlan field, IntegerType type) {
        if (type.size() == Long.BYTES) {
            return CodeBlock.of("$T.encode($T::$L, values)", Types.WIRE_ARRAYS, Types.WIRE, Numbers.writer(type));
        }
        long minimum = field.spec().minimum().orElse(Numbers.minimum(type));
        long maximum = field.spec().maximum().orElse(Numbers.maximum(type));
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
