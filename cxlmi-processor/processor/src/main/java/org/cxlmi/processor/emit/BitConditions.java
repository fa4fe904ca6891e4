package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.EnumValue;

/** What descriptions of bits say of when they mean something. */
final class BitConditions {

    private BitConditions() {}

    // new BitCondition("resetBitsValid", 0x0200, false, 0x0200)
    static CodeBlock of(RangePlan range, List<RangePlan> all) {
        return CodeBlock.join(conditions(range, all), ",$W");
    }

    /** Its own ones after those of the bits that they ask, and last that it has no value that stands for nothing. */
    private static List<CodeBlock> conditions(RangePlan range, List<RangePlan> all) {
        List<CodeBlock> conditions = new ArrayList<>();
        for (Condition condition : range.spec().validIf()) {
            RangePlan asked = all.stream()
                    .filter(other -> other.name().equals(condition.operand()))
                    .findFirst()
                    .orElseThrow();
            conditions.addAll(conditions(asked, all));
            conditions.add(condition(condition, asked));
        }
        for (long absent : range.spec().absentValues()) {
            conditions.add(CodeBlock.of(
                    "$T.of($S, $L, true, $L)",
                    Types.BIT_CONDITION,
                    "not " + range.name() + " = " + (absent >= 0 && absent < 10 ? "" : "0x") + Long.toHexString(absent),
                    Numbers.bitsLiteral(range.maximum() << range.spec().low()),
                    Numbers.bitsLiteral(range.inPlace(absent))));
        }
        return conditions;
    }

    private static CodeBlock condition(Condition condition, RangePlan asked) {
        int low = asked.spec().low();
        CodeBlock.Builder values = CodeBlock.builder();
        if (condition.values().isEmpty()) {
            values.add(", $L", Numbers.bitsLiteral(1L << low));
        }
        for (String value : condition.values()) {
            long number = number(asked, value);
            values.add(", $L", Numbers.bitsLiteral(asked.spec().inPlace() ? number : number << low));
        }
        return CodeBlock.of(
                "$T.of($S, $L, $L$L)",
                Types.BIT_CONDITION,
                condition.text(),
                Numbers.bitsLiteral(asked.maximum() << low),
                condition.negated(),
                values.build());
    }

    private static long number(RangePlan asked, String value) {
        return asked.enumeration().stream()
                .flatMap(type -> type.spec().values().stream())
                .filter(constant -> constant.name().equals(value))
                .map(EnumValue::code)
                .findFirst()
                .flatMap(WholeNumber::parse)
                .or(() -> WholeNumber.parse(value))
                .orElseThrow()
                .longValue();
    }
}
