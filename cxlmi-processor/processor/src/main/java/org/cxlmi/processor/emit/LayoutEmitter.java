package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Unit;

/** The description of a struct, which is made when first asked for. */
final class LayoutEmitter {

    /** The static method of each struct; the instance method has the better name. */
    static final String METHOD = "structLayout";

    private static final String MAKER = "makeLayout";

    /** A compiler needs its stack for each call of a chain. */
    private static final int FIELDS_OF_A_STATEMENT = 32;

    private static final CodeBlock NOTHING = CodeBlock.of("");

    private final Types types;
    private final StructPlan struct;

    LayoutEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
    }

    // private static final Lazy<Layout> LAYOUT = new Lazy<>();
    static FieldSpec constant() {
        return FieldSpec.builder(Types.lazy(Types.LAYOUT), "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T<>()", Types.LAZY)
                .build();
    }

    // public static Layout structLayout() {
    //     return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    // }
    MethodSpec method() {
        return MethodSpec.methodBuilder(METHOD)
                .addJavadoc(Docs.javadoc("Its fields, for printing and JSON."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.LAYOUT)
                .addStatement("return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep($L())", MAKER)
                .build();
    }

    // private static Layout makeLayout() {
    //     return Layout.define("EventRecord", MINIMUM_LENGTH, 128)
    //             .field("length", Layout.Kind.UNSIGNED, 16, 1)
    //             .unit("bytes")
    //             .build();
    // }
    MethodSpec maker() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(MAKER)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Types.LAYOUT);
        CodeBlock definition =
                CodeBlock.of("$T.define($S, MINIMUM_LENGTH, $L)", Types.LAYOUT, struct.name(), struct.fixedLength());
        List<FieldPlan> fields = struct.fields();
        if (fields.size() <= FIELDS_OF_A_STATEMENT) {
            return method.addStatement("return $L$L\n.build()", definition, described(fields))
                    .build();
        }
        method.addStatement("$T.Builder layout = $L", Types.LAYOUT, definition);
        for (int i = 0; i < fields.size(); i += FIELDS_OF_A_STATEMENT) {
            List<FieldPlan> some = fields.subList(i, Math.min(fields.size(), i + FIELDS_OF_A_STATEMENT));
            method.addStatement("layout$L", described(some));
        }
        return method.addStatement("return layout.build()").build();
    }

    private CodeBlock described(List<FieldPlan> fields) {
        CodeBlock.Builder code = CodeBlock.builder();
        fields.forEach(field -> add(code, field));
        return code.build();
    }

    private void add(CodeBlock.Builder code, FieldPlan field) {
        code.add(
                "\n.$L($S, $T.Kind.$L, $L, $L)",
                field.anchor().isPresent() ? "fieldAfterArray" : "field",
                field.isReserved() ? "reserved" : field.name(),
                Types.LAYOUT,
                kind(field.type()),
                field.offset(),
                field.length());
        field.spec()
                .unit()
                .ifPresent(unit -> code.add(
                        unit == Unit.HEX ? CodeBlock.of("\n.hex()") : CodeBlock.of("\n.unit($S)", unit.text())));
        field.spec().mask().ifPresent(mask -> code.add("\n.mask($L)", Numbers.literal(mask)));
        if (field.spec().secret()) {
            code.add("\n.secret()");
        }
        code.add(content(field.type()));
        if (field.type() instanceof ValueType.Array array) {
            code.add(array(field, array));
        }
        if (field.isConditional()) {
            code.add("\n.validIf($L)", texts(field.spec().validIf()));
        }
        field.overlay()
                .ifPresent(overlay -> overlay.cases()
                        .forEach(overlaid -> code.add(
                                "\n.overlaid($T::$L,$W$L)",
                                types.generated(overlaid.struct().name()),
                                METHOD,
                                overlay.by()
                                        .map(by -> CodeBlock.of(
                                                "$S", by.name() + " = " + String.join(" or ", overlaid.constants())))
                                        .orElseGet(() -> texts(overlay.validIf())))));
    }

    private static CodeBlock texts(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> CodeBlock.of("$S", condition.text()))
                .collect(CodeBlock.joining(",$W"));
    }

    // .struct(EventRecord::structLayout)
    /** What an array consists of says it for its elements. */
    private CodeBlock content(ValueType type) {
        return type.match(new ValueType.Cases<>(
                integer -> NOTHING,
                uuid -> NOTHING,
                code -> constants(code.enumeration()),
                identifier -> constants(identifier.enumeration()),
                flags -> CodeBlock.of(
                        "\n.bits($T.$L())", types.generated(flags.bits().name()), BitsEmitter.METHOD),
                inlineFlags -> CodeBlock.of("\n.bits($>$>$L$<$<)", BitsEmitter.ranges(types, inlineFlags.ranges())),
                bytes -> NOTHING,
                text -> NOTHING,
                reserved -> NOTHING,
                nested -> CodeBlock.of(
                        "\n.struct($T::$L)", types.generated(nested.struct().name()), METHOD),
                array -> content(array.element())));
    }

    private CodeBlock constants(EnumPlan enumeration) {
        return CodeBlock.of("\n.constants($T.class)", types.generated(enumeration.name()));
    }

    // .elements(Layout.Kind.STRUCT, EventRecord.LENGTH)
    // .count(Layout.Count.elements("eventRecordCount"))
    private CodeBlock array(FieldPlan field, ValueType.Array array) {
        CodeBlock elements = array.isRun()
                ? NOTHING
                : CodeBlock.of(
                        "\n.elements($T.Kind.$L, $L)",
                        Types.LAYOUT,
                        kind(array.element()),
                        new Counts(types, struct).stride(field));
        return CodeBlock.of("$L\n.count($T.Count.$L)", elements, Types.LAYOUT, count(array.count()));
    }

    private static CodeBlock count(ArrayCount count) {
        return count.match(new ArrayCount.Cases<>(
                fixed -> CodeBlock.of("fixed($L)", fixed.count()),
                counted -> CodeBlock.of(
                        counted.restIfZero() ? "elementsOrRest($S)" : "elements($S)",
                        counted.field().name()),
                byteLength -> CodeBlock.of("bytes($S)", byteLength.field().name()),
                rest -> rest.asked()
                        .map(asked -> CodeBlock.of("rest($S)", asked.describe()))
                        .orElse(CodeBlock.of("rest()")),
                LayoutEmitter::total));
    }

    private static CodeBlock total(ArrayCount.Limited limited) {
        CodeBlock total = CodeBlock.of(
                "total($S, $S, $S)",
                limited.field().name(),
                limited.minus().map(ArrayCount.Operand::describe).orElse(""),
                limited.atMost().map(ArrayCount.Operand::describe).orElse(""));
        return limited.noneIf().isEmpty() ? total : CodeBlock.of("$L.noneIf($L)", total, texts(limited.noneIf()));
    }

    private static String kind(ValueType type) {
        return type.match(new ValueType.Cases<>(
                integer -> integer.type().signed() ? "SIGNED" : "UNSIGNED",
                uuid -> "UUID",
                code -> "ENUM",
                identifier -> "ENUM",
                flags -> "BITS",
                inlineFlags -> "BITS",
                bytes -> "BYTES",
                text -> "TEXT",
                reserved -> "RESERVED",
                nested -> "STRUCT",
                array -> array.isRun() ? kind(array.element()) : "ARRAY"));
    }
}
