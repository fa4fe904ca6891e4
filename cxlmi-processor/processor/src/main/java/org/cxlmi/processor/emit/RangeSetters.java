package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.RangePlan;

/** Setters for parts of an integer, in builders of bits types and of structs. */
final class RangeSetters {

    private final Types types;
    private final ClassName builder;
    private final String owner;
    private final UnaryOperator<CodeBlock> write;
    private final CodeBlock read;

    /**
     * @param owner the name that messages give
     * @param write the statements that store an integer
     * @param read the integer as stored so far
     */
    RangeSetters(Types types, ClassName builder, String owner, UnaryOperator<CodeBlock> write, CodeBlock read) {
        this.types = types;
        this.builder = builder;
        this.owner = owner;
        this.write = write;
        this.read = read;
    }

    List<MethodSpec> of(RangePlan range) {
        if (range.isFlag()) {
            return List.of(flag(range));
        }
        return range.enumeration().isPresent() ? List.of(constant(range), code(range)) : List.of(number(range));
    }

    // public Builder overflow(boolean value) {
    //     Wire.putU8(fixed, 0, FieldRange.withBit(Wire.u8(fixed, 0), 0, value));
    //     return this;
    // }
    private MethodSpec flag(RangePlan range) {
        return setter(
                range.name(),
                SetterDocs.part(range),
                TypeName.BOOLEAN,
                CodeBlock.of(
                        "$T.withBit($L, $L, value)",
                        Types.FIELD_RANGE,
                        read,
                        range.spec().low()));
    }

    // public Builder mode(EventInterruptMode value) {
    //     bits = FieldRange.withBits(bits, 1, 0, FieldRange.code("EventInterruptSettings", "mode", value, 3));
    //     return this;
    // }
    private MethodSpec constant(RangePlan range) {
        CodeBlock code = CodeBlock.of(
                "$T.code($S, $S, value, $L)", Types.FIELD_RANGE, owner, range.name(), Numbers.literal(range.maximum()));
        return setter(range.name(), SetterDocs.part(range), types.of(range), withBits(range, code));
    }

    // public Builder modeCode(int value) {
    //     bits = FieldRange.withBits(bits, 1, 0, FieldRange.check("EventInterruptSettings", "mode", value, 0, 3));
    //     return this;
    // }
    private MethodSpec code(RangePlan range) {
        return setter(range.name() + "Code", SetterDocs.code(range), TypeName.INT, withBits(range, checked(range)));
    }

    private MethodSpec number(RangePlan range) {
        TypeName type = range.fitsInt() ? TypeName.INT : TypeName.LONG;
        if (!range.spec().inPlace()) {
            return setter(range.name(), SetterDocs.part(range), type, withBits(range, checked(range)));
        }
        CodeBlock value = CodeBlock.of(
                "$T.inPlace($S, $S, value, $L, $L)",
                Types.FIELD_RANGE,
                owner,
                range.name(),
                range.spec().high(),
                range.spec().low());
        return setter(
                range.name(),
                SetterDocs.part(range),
                type,
                CodeBlock.of(
                        "$T.withBitsInPlace($L,$W$L, $L, $L)",
                        Types.FIELD_RANGE,
                        read,
                        range.spec().high(),
                        range.spec().low(),
                        value));
    }

    private CodeBlock checked(RangePlan range) {
        if (range.maximum() < 0) {
            return CodeBlock.of("value");
        }
        return CodeBlock.of(
                "$T.check($S, $S, value, 0, $L)",
                Types.FIELD_RANGE,
                owner,
                range.name(),
                Numbers.literal(range.maximum()));
    }

    private CodeBlock withBits(RangePlan range, CodeBlock value) {
        return CodeBlock.of(
                "$T.withBits($L,$W$L, $L,$W$L)",
                Types.FIELD_RANGE,
                read,
                range.spec().high(),
                range.spec().low(),
                value);
    }

    private MethodSpec setter(String name, CodeBlock doc, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(type, "value")
                .addCode(CodeBlock.of("$L;\n", write.apply(value)))
                .addStatement("return this")
                .build();
    }
}
