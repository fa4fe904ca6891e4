package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Unit;

/** The constant that describes a struct. */
final class LayoutEmitter {

    private final Types types;
    private final StructPlan struct;

    LayoutEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
    }

    // public static final Layout LAYOUT = Layout.define(
    //                 "EventRecord", "cxlmi_event_record", MINIMUM_LENGTH, 128)
    //         .field("length", Layout.Kind.UNSIGNED, "u8", 16, 1)
    //         .unit("bytes")
    //         .build();
    FieldSpec constant() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.define($>$>\n$S, $S, MINIMUM_LENGTH, $L)$<$<",
                        Types.LAYOUT,
                        struct.name(),
                        struct.cName().orElse(""),
                        struct.fixedLength())
                .indent()
                .indent();
        struct.fields().forEach(field -> add(code, field));
        return FieldSpec.builder(Types.LAYOUT, "LAYOUT", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc("Its fields, for printing and documentation."))
                .initializer(code.add("\n.build()").unindent().unindent().build())
                .build();
    }

    private void add(CodeBlock.Builder code, FieldPlan field) {
        code.add(
                "\n.$L($S, $T.Kind.$L, $S, $L, $L)",
                field.anchor().isPresent() ? "fieldAfterArray" : "field",
                field.isReserved() ? "reserved" : field.name(),
                Types.LAYOUT,
                kind(field.type()),
                Docs.typeText(field),
                field.offset(),
                field.length());
        field.spec()
                .unit()
                .ifPresent(unit -> code.add(
                        unit == Unit.HEX ? CodeBlock.of("\n.hex()") : CodeBlock.of("\n.unit($S)", unit.text())));
        field.spec().mask().ifPresent(mask -> code.add("\n.mask($L)", Numbers.literal(mask)));
        String since = Docs.since(field.spec().lifetime());
        if (!since.isEmpty()) {
            code.add("\n.since($S)", since);
        }
        if (!field.spec().doc().isBlank()) {
            code.add("\n.doc($>$>$L$<$<)", Docs.literal(field.spec().doc()));
        }
        if (field.spec().secret()) {
            code.add("\n.secret()");
        }
        named(code, field.type());
        if (field.type() instanceof ValueType.Array array) {
            array(code, field, array);
        }
        if (field.isConditional()) {
            code.add("\n.validIf($L)", texts(field.spec().validIf()));
        }
        field.overlay()
                .ifPresent(overlay -> overlay.cases()
                        .forEach(overlaid -> code.add(
                                "\n.overlaid(() -> $T.LAYOUT,$W$L)",
                                types.generated(overlaid.struct().name()),
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

    private void named(CodeBlock.Builder code, ValueType type) {
        if (type instanceof ValueType.InlineFlags flags) {
            code.add("\n.bits($>$>$L$<$<)", BitsEmitter.ranges(types, flags.ranges()));
        } else if (type instanceof ValueType.Flags flags) {
            code.add("\n.bits($T.RANGES)", types.generated(flags.bits().name()));
        } else if (type instanceof ValueType.Nested nested) {
            code.add(
                    "\n.struct(() -> $T.LAYOUT)",
                    types.generated(nested.struct().name()));
        }
        ValueType.enumeration(type)
                .ifPresent(enumeration -> code.add("\n.constants($T.class)", types.generated(enumeration.name())));
    }

    private void array(CodeBlock.Builder code, FieldPlan field, ValueType.Array array) {
        named(code, array.element());
        if (kind(array).equals("ARRAY")) {
            code.add(
                    "\n.elements($T.Kind.$L, $L)",
                    Types.LAYOUT,
                    kind(array.element()),
                    new Counts(types, struct).stride(field));
        }
        code.add("\n.count($T.Count.$L)", Types.LAYOUT, count(array.count()));
    }

    private static CodeBlock count(ArrayCount count) {
        if (count instanceof ArrayCount.Fixed fixed) {
            return CodeBlock.of("fixed($L)", fixed.count());
        } else if (count instanceof ArrayCount.Counted counted) {
            return CodeBlock.of(
                    counted.restIfZero() ? "elementsOrRest($S)" : "elements($S)",
                    counted.field().name());
        } else if (count instanceof ArrayCount.ByteLength length) {
            return CodeBlock.of("bytes($S)", length.field().name());
        } else if (count instanceof ArrayCount.Limited limited) {
            CodeBlock total = CodeBlock.of(
                    "total($S, $S, $S)",
                    limited.field().name(),
                    limited.minus().map(ArrayCount.Operand::describe).orElse(""),
                    limited.atMost().map(ArrayCount.Operand::describe).orElse(""));
            return limited.noneIf().isEmpty() ? total : CodeBlock.of("$L.noneIf($L)", total, texts(limited.noneIf()));
        }
        return ((ArrayCount.Rest) count)
                .asked()
                .map(asked -> CodeBlock.of("rest($S)", asked.describe()))
                .orElse(CodeBlock.of("rest()"));
    }

    private static String kind(ValueType type) {
        if (type instanceof ValueType.Reserved) {
            return "RESERVED";
        } else if (type instanceof ValueType.Uuid) {
            return "UUID";
        } else if (type instanceof ValueType.Code || type instanceof ValueType.Identifier) {
            return "ENUM";
        } else if (type instanceof ValueType.Flags || type instanceof ValueType.InlineFlags) {
            return "BITS";
        } else if (type instanceof ValueType.Nested) {
            return "STRUCT";
        } else if (type instanceof ValueType.Bytes) {
            return "BYTES";
        } else if (type instanceof ValueType.Text) {
            return "TEXT";
        } else if (type instanceof ValueType.Array array) {
            boolean plain = array.element() instanceof ValueType.Bytes || array.element() instanceof ValueType.Text;
            return plain ? kind(array.element()) : "ARRAY";
        }
        return ValueType.carrier(type).signed() ? "SIGNED" : "UNSIGNED";
    }
}
