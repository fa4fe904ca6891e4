package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.IntegerType;

/** The setters of a builder. */
final class SetterEmitter {

    private final Types types;
    private final StructPlan struct;
    private final ClassName builder;
    private final Required required;
    private final SetterDocs docs;

    SetterEmitter(Types types, StructPlan struct, ClassName builder) {
        this.types = types;
        this.struct = struct;
        this.builder = builder;
        this.required = new Required(types, struct);
        this.docs = new SetterDocs(struct, required);
    }

    List<MethodSpec> of(FieldPlan field) {
        return field.type()
                .match(new ValueType.Cases<>(
                        integer -> integer(field),
                        uuid -> List.of(uuid(field, field.name(), docs.main(field))),
                        code -> List.of(constant(field), number(field, field.name() + "Code", docs.code(field))),
                        identifier -> List.of(
                                identifiedConstant(field), uuid(field, field.name() + "Id", SetterDocs.id(field))),
                        flags -> List.of(flags(field)),
                        inlineFlags -> inlineFlags(field, inlineFlags),
                        bytes -> bytes(field),
                        text -> bytes(field),
                        reserved -> List.of(),
                        nested -> List.of(nested(field)),
                        array -> List.of(new ArraySetterEmitter(types, struct, builder).setter(field))));
    }

    private List<MethodSpec> integer(FieldPlan field) {
        if (field.isTimestamp()) {
            return List.of(instant(field), number(field, field.name() + "Nanos", SetterDocs.nanos(field)));
        }
        MethodSpec number = number(field, field.name(), docs.main(field));
        return field.isScaled() ? List.of(number, scaled(field)) : List.of(number);
    }

    // public Builder warning(int value) {
    //     Wire.putU8(fixed, 4, FieldRange.check("SetThing", "warning", value, 0, 0xFF));
    //     return this;
    // }
    private MethodSpec number(FieldPlan field, String name, CodeBlock doc) {
        IntegerType type = ValueType.carrier(field.type());
        return setter(name, doc, Types.integer(type), put(field, checked(field, CodeBlock.of("value"))));
    }

    private CodeBlock checked(FieldPlan field, CodeBlock value) {
        IntegerType type = ValueType.carrier(field.type());
        boolean widest = type.size() == Long.BYTES || type == IntegerType.I32;
        if (widest && field.spec().minimum().isEmpty() && field.spec().maximum().isEmpty()) {
            return value;
        }
        long minimum = Numbers.minimum(field, type);
        long maximum = Numbers.maximum(field, type);
        return CodeBlock.of(
                "$T.$L($S, $S,$W$L, $L, $L)",
                Types.FIELD_RANGE,
                type == IntegerType.U64 ? "checkUnsigned" : "check",
                struct.name(),
                field.name(),
                value,
                type == IntegerType.U64 ? Numbers.bitsLiteral(minimum) : Numbers.literal(minimum),
                type == IntegerType.U64 ? Numbers.bitsLiteral(maximum) : Numbers.literal(maximum));
    }

    // public Builder eventLog(EventLog value) {
    //     Wire.putU8(fixed, 0, FieldRange.code("GetEventRecordsRequest", "eventLog", value, 0xFF));
    //     return this;
    // }
    private MethodSpec constant(FieldPlan field) {
        CodeBlock code = CodeBlock.of(
                "$T.code($S, $S,$W$L, $L)",
                Types.FIELD_RANGE,
                struct.name(),
                field.name(),
                "value",
                Numbers.literal(Numbers.maximum(ValueType.carrier(field.type()))));
        return setter(field.name(), docs.main(field), types.of(field.type()), put(field, code));
    }

    private MethodSpec identifiedConstant(FieldPlan field) {
        CodeBlock id = CodeBlock.of("$T.id($S, $S, value)", Types.FIELD_RANGE, struct.name(), field.name());
        return setter(field.name(), docs.main(field), types.of(field.type()), putUuid(field, id));
    }

    private MethodSpec uuid(FieldPlan field, String name, CodeBlock doc) {
        return setter(name, doc, Types.UUID_CLASS, putUuid(field, CodeBlock.of("value")));
    }

    private MethodSpec flags(FieldPlan field) {
        return setter(field.name(), docs.main(field), types.of(field.type()), put(field, CodeBlock.of("value.bits()")));
    }

    private List<MethodSpec> inlineFlags(FieldPlan field, ValueType.InlineFlags flags) {
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(number(field, field.name(), docs.whole(field)));
        RangeSetters ranges =
                new RangeSetters(types, builder, struct.name(), value -> put(field, value), BuilderState.read(field));
        flags.ranges().forEach(range -> setters.addAll(ranges.of(range)));
        return setters;
    }

    // public Builder data(byte[] value) {
    //     WireBytes.put("EventRecord", "data", fixed, 48, 80, value);
    //     return this;
    // }
    private List<MethodSpec> bytes(FieldPlan field) {
        CodeBlock put = CodeBlock.of(
                "$T.$L($S, $S, fixed, $L, $L, value)",
                Types.WIRE_BYTES,
                field.type() instanceof ValueType.Text ? "putText" : "put",
                struct.name(),
                field.name(),
                field.offset(),
                field.length());
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(setter(field.name(), docs.main(field), types.of(field.type()), appended(field, put)));
        field.overlay()
                .ifPresent(overlay ->
                        overlay.cases().forEach(overlaid -> setters.add(overlaid(field, overlay, overlaid))));
        return setters;
    }

    // public Builder generalMediaEvent(GeneralMediaEvent value) {
    //     recordFormat(EventRecordFormat.GENERAL_MEDIA);
    //     WireBytes.putStruct(fixed, 48, value);
    //     return this;
    // }
    private MethodSpec overlaid(FieldPlan field, OverlayPlan overlay, OverlayPlan.Case overlaid) {
        CodeBlock put = CodeBlock.of("$T.putStruct(fixed, $L, value)", Types.WIRE_BYTES, field.offset());
        MethodSpec.Builder method = MethodSpec.methodBuilder(overlaid.accessor())
                .addJavadoc(Docs.javadoc("Sets {@code " + field.name() + "}"
                        + overlay.by()
                                .map(by -> ", and {@code " + by.name() + "} to what says so.")
                                .orElseGet(() -> ", which is this only if "
                                        + Words.conditions(overlay.validIf(), Docs::code) + ".")))
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(types.generated(overlaid.struct().name()), "value");
        overlay.by()
                .ifPresent(by -> method.addStatement(
                        "$L($T.$L)",
                        by.name(),
                        types.generated(by.enumeration().name()),
                        overlaid.constants().get(0)));
        method.addCode("$L;\n", appended(field, put));
        if (!overlay.validIf().isEmpty()) {
            method.addStatement("$L = true", BuilderState.isSet(overlay.accessor()));
        }
        return method.addStatement("return this").build();
    }

    private MethodSpec nested(FieldPlan field) {
        CodeBlock put = CodeBlock.of("$T.putStruct(fixed, $L, value)", Types.WIRE_BYTES, field.offset());
        return setter(field.name(), docs.main(field), types.of(field.type()), appended(field, put));
    }

    // public Builder timestamp(Instant value) {
    //     Wire.putU64(fixed, 0, Units.nanos("SetTimestampRequest", "timestamp", value));
    //     return this;
    // }
    private MethodSpec instant(FieldPlan field) {
        CodeBlock nanos = CodeBlock.of("$T.nanos($S, $S, value)", Types.UNITS, struct.name(), field.name());
        return setter(field.name(), docs.main(field), Types.INSTANT, put(field, nanos));
    }

    // public Builder offsetBytes(long value) {
    //     Wire.putU32(fixed, 4, Units.steps("TransferFwRequest", "offset", value, 0x80, 0, 0xFFFFFFFFL));
    //     return this;
    // }
    private MethodSpec scaled(FieldPlan field) {
        IntegerType type = ValueType.carrier(field.type());
        String minimum = Numbers.bitsLiteral(Numbers.minimum(field, type));
        String maximum = Numbers.bitsLiteral(Numbers.maximum(field, type));
        CodeBlock steps = field.isExponent()
                ? CodeBlock.of(
                        "$T.exponent($S, $S, value, $L, $L)",
                        Types.UNITS,
                        struct.name(),
                        field.name(),
                        minimum,
                        maximum)
                : CodeBlock.of(
                        "$T.steps($S, $S, value,$W$L, $L, $L)",
                        Types.UNITS,
                        struct.name(),
                        field.name(),
                        Numbers.literal(field.spec().unit().orElseThrow().bytesPerStep()),
                        minimum,
                        maximum);
        return MethodSpec.methodBuilder(field.name() + "Bytes")
                .addJavadoc(SetterDocs.bytes(field))
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(TypeName.LONG, "value")
                .addCode(CodeBlock.of("$L;\n", put(field, steps)))
                .addStatement("return this")
                .build();
    }

    private CodeBlock put(FieldPlan field, CodeBlock value) {
        return appended(field, BuilderState.put(field, value));
    }

    private CodeBlock putUuid(FieldPlan field, CodeBlock value) {
        return appended(field, CodeBlock.of("$T.putUuid(fixed, $L, $L)", Types.WIRE, field.offset(), value));
    }

    /** Makes the payload reach to the field that is set. */
    private CodeBlock appended(FieldPlan field, CodeBlock put) {
        CodeBlock.Builder code = CodeBlock.builder().add(put);
        if (field.appended()) {
            code.add(";\nfixedLength = $T.max(fixedLength, $L)", Math.class, field.offset() + field.length());
        }
        if (required.isTracked(field)) {
            code.add(";\n$L = true", BuilderState.isSet(field.name()));
        }
        return code.build();
    }

    private MethodSpec setter(String name, CodeBlock doc, TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(type, "value")
                .addCode(CodeBlock.of("$L;\n", body))
                .addStatement("return this")
                .build();
    }
}
