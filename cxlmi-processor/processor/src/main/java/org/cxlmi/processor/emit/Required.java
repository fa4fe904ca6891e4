package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.IntegerType;

/** What a builder refuses to build: values whose condition does not hold, and values that are missing. */
final class Required {

    private final Types types;
    private final StructPlan struct;

    Required(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
    }

    /** Whether the builder has to know whether a field was set. */
    boolean isTracked(FieldPlan field) {
        return needsValue(field) || isTotal(field);
    }

    /** Of responses, and of structs within structs, any part may be left out: they say what there is. */
    boolean needsValue(FieldPlan field) {
        boolean nested = !(field.type() instanceof ValueType.IntegerValue);
        boolean asked = nested ? struct.role() == StructPlan.Role.REQUEST : struct.role() != StructPlan.Role.RESPONSE;
        return asked && field.needsValue() && !isTotal(field);
    }

    private boolean isTotal(FieldPlan field) {
        return struct.arrays().stream()
                .anyMatch(array -> array.array().count() instanceof ArrayCount.Limited limited
                        && limited.field().equals(field));
    }

    // private boolean overflowErrorCountIsSet;
    List<FieldSpec> flags() {
        List<FieldSpec> flags = new ArrayList<>();
        for (FieldPlan field : struct.fields()) {
            if (!field.isSettable()) {
                continue;
            }
            if (isTracked(field)) {
                flags.add(flag(field.name()));
            }
            field.overlay()
                    .filter(overlay -> !overlay.validIf().isEmpty())
                    .ifPresent(overlay -> flags.add(flag(overlay.accessor())));
        }
        return flags;
    }

    private static FieldSpec flag(String name) {
        return FieldSpec.builder(TypeName.BOOLEAN, BuilderState.isSet(name), Modifier.PRIVATE)
                .build();
    }

    /** Whether {@link #checks} has anything to check. */
    boolean isEmpty() {
        return struct.fields().stream()
                .filter(FieldPlan::isSettable)
                .noneMatch(field -> field.isConditional()
                        || needsValue(field)
                        || field.overlay()
                                .filter(overlay -> !overlay.validIf().isEmpty())
                                .isPresent()
                        || (field.type() instanceof ValueType.InlineFlags inline
                                && inline.ranges().stream().anyMatch(Required::hasConditions)));
    }

    /** Statements that check the struct {@code built}. */
    void checks(MethodSpec.Builder method) {
        for (FieldPlan field : struct.fields()) {
            if (!field.isSettable()) {
                continue;
            }
            if (field.isConditional()) {
                valid(method, field);
            }
            if (needsValue(field)) {
                given(method, field);
            }
            if (field.type() instanceof ValueType.InlineFlags inline) {
                ranges(
                        types,
                        struct.name(),
                        inline.ranges(),
                        BuilderState.read(field),
                        !inline.type().fitsInt(),
                        method);
            }
            field.overlay()
                    .filter(overlay -> !overlay.validIf().isEmpty())
                    .ifPresent(overlay -> overlaid(method, overlay));
        }
    }

    // FieldRange.valid("R", "overflowErrorCount", WireBytes.isZero(fixed, 2, 2) || built.isValidOverflowErrorCount(),
    //         "overflow is set");
    private void valid(MethodSpec.Builder method, FieldPlan field) {
        CodeBlock holds = CodeBlock.of("built.$L()", field.validityName());
        method.addStatement(valid(
                struct.name(),
                field.name(),
                untouched(field),
                holds,
                field.spec().validIf()));
    }

    /** Whether a field has what it has when nobody sets it. */
    private static CodeBlock untouched(FieldPlan field) {
        if (field.isVaryingArray()) {
            return CodeBlock.of("$L.length == 0", BuilderState.variable(field));
        }
        return field.initial() == 0
                ? CodeBlock.of("$T.isZero(fixed, $L, $L)", Types.WIRE_BYTES, field.offset(), field.length())
                : CodeBlock.of("$L == $L", BuilderState.read(field), Numbers.bitsLiteral(field.initial()));
    }

    private void overlaid(MethodSpec.Builder method, OverlayPlan overlay) {
        CodeBlock holds = CodeBlock.of("built.$L()", overlay.validityName());
        CodeBlock unset = CodeBlock.of("!$L", BuilderState.isSet(overlay.accessor()));
        String shown = overlay.cases().get(0).accessor();
        method.addStatement(valid(struct.name(), shown, unset, holds, overlay.validIf()));
    }

    /** Statements that check the parts of an integer. */
    static void ranges(
            Types types,
            String owner,
            List<RangePlan> ranges,
            CodeBlock integer,
            boolean isLong,
            MethodSpec.Builder method) {
        for (RangePlan range : ranges) {
            if (hasConditions(range)) {
                CodeBlock untouched = CodeBlock.of(
                        "($L & $L) == $L",
                        integer,
                        Numbers.bitsLiteral(range.maximum() << range.spec().low()),
                        Numbers.bitsLiteral(range.initial()));
                CodeBlock holds = Validity.all(Validity.conditions(types, range, ranges, integer, isLong));
                method.addStatement(valid(
                        owner, range.name(), untouched, holds, range.spec().validIf()));
            }
        }
    }

    private static boolean hasConditions(RangePlan range) {
        return !range.spec().validIf().isEmpty();
    }

    private static CodeBlock valid(
            String owner, String shown, CodeBlock unset, CodeBlock holds, List<Condition> conditions) {
        boolean several = holds.toString().contains("&&");
        return CodeBlock.of(
                several ? "$T.valid($S, $S,$W$L || ($L),$W$S)" : "$T.valid($S, $S,$W$L || $L,$W$S)",
                Types.FIELD_RANGE,
                owner,
                shown,
                unset,
                holds,
                Words.conditions(conditions, UnaryOperator.identity()));
    }

    // FieldRange.given("SetThingRequest", "level", levelIsSet, "from 1 to 100");
    private void given(MethodSpec.Builder method, FieldPlan field) {
        CodeBlock.Builder given = CodeBlock.builder().add("$L", BuilderState.isSet(field.name()));
        if (field.isConditional()) {
            given.add(" || !built.$L()", field.validityName());
        }
        if (field.appended()) {
            given.add(" || fixedLength < $L", field.offset() + field.length());
        }
        method.addStatement(
                "$T.given($S, $S,$W$L,$W$S)",
                Types.FIELD_RANGE,
                struct.name(),
                field.name(),
                given.build(),
                allowed(field));
    }

    private static String allowed(FieldPlan field) {
        if (!(field.type() instanceof ValueType.IntegerValue number)) {
            return "a " + field.type().describe();
        }
        IntegerType type = number.type();
        long minimum = Numbers.minimum(field, type);
        long maximum = Numbers.maximum(field, type);
        return "from " + text(type, minimum) + " to " + text(type, maximum);
    }

    private static String text(IntegerType type, long value) {
        return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }
}
