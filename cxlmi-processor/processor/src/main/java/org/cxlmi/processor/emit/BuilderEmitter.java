package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** The builder of a struct, but for its setters. */
final class BuilderEmitter {

    private static final String REFUSED =
            "@throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set that"
                    + " needs a value";

    private final Types types;
    private final StructPlan struct;
    private final Counts counts;
    private final ClassName builder;
    private final Required required;

    BuilderEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.counts = new Counts(types, struct);
        this.builder = types.generated(struct.name()).nestedClass("Builder");
        this.required = new Required(types, struct);
    }

    TypeSpec builder() {
        TypeSpec.Builder type = TypeSpec.classBuilder(builder)
                .addJavadoc(
                        Docs.javadoc(
                                "Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the arrays."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        fields().forEach(type::addField);
        type.addMethod(constructor());
        SetterEmitter setters = new SetterEmitter(types, struct, builder);
        struct.fields().stream()
                .filter(FieldPlan::isSettable)
                .forEach(field -> setters.of(field).forEach(type::addMethod));
        return type.addMethod(build()).build();
    }

    // private final byte[] fixed = new byte[32];
    // private byte[] eventRecords = new byte[0];
    private List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(Types.BYTE_ARRAY, "fixed", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new byte[$L]", struct.fixedLength())
                .build());
        if (isAppendable()) {
            fields.add(FieldSpec.builder(TypeName.INT, "fixedLength", Modifier.PRIVATE)
                    .initializer("MINIMUM_LENGTH")
                    .build());
        }
        for (FieldPlan array : struct.arrays()) {
            fields.add(FieldSpec.builder(Types.BYTE_ARRAY, BuilderState.variable(array), Modifier.PRIVATE)
                    .initializer("new byte[0]")
                    .build());
            if (array.array().isVariableStride()) {
                fields.add(FieldSpec.builder(Types.INT_ARRAY, array.name() + "Ends", Modifier.PRIVATE)
                        .initializer("new int[0]")
                        .build());
            }
        }
        fields.addAll(required.flags());
        return fields;
    }

    private boolean isAppendable() {
        return struct.minimumLength() < struct.fixedLength();
    }
    // private Builder() {
    //     Wire.putU8(fixed, 3, 0xFF);
    // }
    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (FieldPlan field : struct.fields()) {
            field.constant().ifPresent(constant -> constructor.addStatement(constant(field, constant)));
            if (field.constant().isEmpty() && field.initial() != 0) {
                constructor.addStatement(BuilderState.put(field, CodeBlock.of("$L", Numbers.literal(field.initial()))));
            }
        }
        return constructor.build();
    }

    private static CodeBlock constant(FieldPlan field, String constant) {
        if (field.type() instanceof ValueType.Uuid || field.type() instanceof ValueType.Identifier) {
            return CodeBlock.of(
                    "$T.putUuid(fixed, $L,$W$T.fromString($S))", Types.WIRE, field.offset(), UUID.class, constant);
        }
        return BuilderState.put(field, CodeBlock.of("$L", Numbers.literal(Long.parseUnsignedLong(constant))));
    }
    // public GetEventRecordsResponse build() {
    //     byte[] payload = WireBytes.insert(fixed, 32, 32, eventRecordsBytes);
    //     return new GetEventRecordsResponse(payload);
    // }
    private MethodSpec build() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("build")
                .addJavadoc(
                        required.isEmpty()
                                ? Docs.javadoc("Makes the bytes of what was set so far.")
                                : Docs.javadoc("Makes the bytes of what was set so far.", REFUSED))
                .addModifiers(Modifier.PUBLIC)
                .returns(types.generated(struct.name()));
        List<FieldPlan> arrays = struct.arrays();
        arrays.forEach(array -> total(method, array));
        arrays.forEach(array -> least(method, array));
        CodeBlock length = CodeBlock.of(isAppendable() ? "fixedLength" : "fixed.length");
        if (arrays.isEmpty()) {
            method.addStatement("byte[] payload = $T.copyOf(fixed, $L)", Arrays.class, length);
        }
        for (int i = arrays.size() - 1; i >= 0; i--) {
            boolean first = i == arrays.size() - 1;
            method.addStatement(
                    "$Lpayload = $T.insert($L, $L, $L, $L)",
                    first ? "byte[] " : "",
                    Types.WIRE_BYTES,
                    first ? "fixed" : "payload",
                    first ? length : CodeBlock.of("payload.length"),
                    arrays.get(i).offset(),
                    BuilderState.variable(arrays.get(i)));
        }
        CodeBlock made = CodeBlock.of("new $T($L)", types.generated(struct.name()), constructorArguments());
        if (required.isEmpty()) {
            return method.addStatement("return $L", made).build();
        }
        method.addStatement("$T built = $L", types.generated(struct.name()), made);
        required.checks(method);
        return method.addStatement("return built").build();
    }

    private String constructorArguments() {
        if (struct.isElement()) {
            return (struct.isFixed() ? "payload, 0" : "payload, 0, payload.length") + Validity.standalone(struct);
        }
        return Stream.concat(Stream.of("payload"), struct.arrays().stream().flatMap(array -> kept(array)))
                        .collect(Collectors.joining(", "))
                + Validity.standalone(struct);
    }

    private Stream<String> kept(FieldPlan array) {
        if (array.array().isVariableStride()) {
            return Stream.of(array.name() + "Ends");
        }
        return counts.isStored(array) ? Stream.of(array.name() + "Count") : Stream.empty();
    }

    // int vppbsCount = vppbsBytes.length / VppbInformation.LENGTH;
    // if (!vppbCountIsSet) {
    //     Wire.putU8(fixed, 3, FieldRange.count("VcsInformation", "vppbs", vppbsCount, 0xFF));
    // }
    // FieldRange.total("VcsInformation", "vppbCount", Wire.u8(fixed, 3), PayloadCheck.limitedCount(...), vppbsCount);
    private void total(MethodSpec.Builder method, FieldPlan array) {
        String count = array.name() + "Count";
        if (Counts.isRestIfZero(array)) {
            method.addStatement("int $L = $L.length / $L", count, BuilderState.variable(array), counts.stride(array));
        }
        if (!(array.array().count() instanceof ArrayCount.Limited limited)) {
            return;
        }
        FieldPlan total = limited.field();
        CodeBlock given = array.array().isVariableStride()
                ? CodeBlock.of("$LEnds.length", array.name())
                : CodeBlock.of("$L.length / $L", BuilderState.variable(array), counts.stride(array));
        method.addStatement("int $L = $L", count, given);
        CodeBlock least = limited.minus()
                .filter(ArrayCount.Operand.OfField.class::isInstance)
                .map(operand -> CodeBlock.of(
                        "$L + $L", count, BuilderState.read(((ArrayCount.Operand.OfField) operand).field())))
                .orElse(CodeBlock.of("$L", count));
        method.beginControlFlow("if (!$L)", BuilderState.isSet(total.name()))
                .addStatement(BuilderState.put(total, BuilderState.countChecked(struct, array, total, least)))
                .endControlFlow()
                .addStatement(
                        "$T.total($S, $S,$W$L,$W$L, $L)",
                        Types.FIELD_RANGE,
                        struct.name(),
                        total.name(),
                        BuilderState.read(total),
                        present(limited, count),
                        count);
    }

    // FieldRange.atLeast("ClearEventRecordsRequest", "handles", Wire.u8(fixed, 2), 1);
    private void least(MethodSpec.Builder method, FieldPlan array) {
        array.array()
                .count()
                .counter()
                .ifPresent(counter -> counter.spec()
                        .minimum()
                        .filter(minimum -> minimum > 0)
                        .ifPresent(minimum -> method.addStatement(
                                "$T.atLeast($S, $S,$W$L,$W$L)",
                                Types.FIELD_RANGE,
                                struct.name(),
                                array.name(),
                                BuilderState.read(counter),
                                Numbers.literal(minimum))));
    }

    /** Of the request a builder knows nothing: it may have asked for just these elements. */
    private static CodeBlock present(ArrayCount.Limited limited, String count) {
        boolean skipsKnown = limited.minus()
                .filter(ArrayCount.Operand.OfField.class::isInstance)
                .isPresent();
        ArrayCount.Limited known = new ArrayCount.Limited(
                limited.field(), skipsKnown ? limited.minus() : Optional.empty(), limited.atMost(), List.of());
        return Counts.limited(
                known,
                limited.needsRequest() ? CodeBlock.of("$L", count) : Counts.UNLIMITED,
                operand -> operand.match(own -> BuilderState.read(own.field()), request -> CodeBlock.of("$L", count)));
    }
}
