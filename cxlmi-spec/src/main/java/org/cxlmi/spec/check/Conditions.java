package org.cxlmi.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** A field is valid if a flag of an earlier field says so, or if an earlier enumeration has certain constants. */
final class Conditions implements Rule {

    /**
     * What {@code valid-if} may name.
     *
     * @param flag whether it is a single bit
     * @param type the enumeration that it holds a code of
     */
    private record Operand(boolean flag, Optional<EnumSpec> type) {}

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            Map<String, Operand> operands = new LinkedHashMap<>();
            boolean complete = true;
            for (FieldSpec field : placed.struct().fields()) {
                if (field.validIf().isPresent() && complete) {
                    check(field, field.validIf().get(), operands, out);
                }
                complete &= !Types.isUnreadable(field);
                operands.putAll(operands(specs, placed.file(), field));
            }
        }
    }

    private static void check(
            FieldSpec field, Condition condition, Map<String, Operand> operands, Consumer<Finding> out) {
        boolean asksForFlag = condition.constants().isEmpty();
        List<String> known = operands.entrySet().stream()
                .filter(entry -> asksForFlag
                        ? entry.getValue().flag()
                        : entry.getValue().type().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        Operand operand = operands.get(condition.operand());
        if (operand == null) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_VALID_IF,
                    field.source(),
                    "no earlier field has a flag or an enumeration \"" + condition.operand() + "\"",
                    DidYouMean.hint(condition.operand(), known)));
        } else if (asksForFlag && !operand.flag()) {
            out.accept(new Finding(
                    FindingId.VALID_IF_NOT_FLAG,
                    field.source(),
                    "\"" + condition.operand() + "\" is more than one bit",
                    operand.type().isPresent()
                            ? "write \"" + condition.operand() + " = \" and the constant that it has to have"
                            : known.isEmpty()
                                    ? "write a flag of one bit"
                                    : DidYouMean.hint(condition.operand(), known)));
        } else if (!asksForFlag && operand.type().isEmpty()) {
            out.accept(new Finding(
                    FindingId.NOT_AN_ENUM,
                    field.source(),
                    "\"" + condition.operand() + "\" is no enumeration",
                    known.isEmpty() ? "write a flag without = instead" : DidYouMean.hint(condition.operand(), known)));
        } else if (!asksForFlag) {
            condition
                    .constants()
                    .forEach(constant ->
                            EnumConstants.check(operand.type().orElseThrow(), constant, field.source(), out));
        }
    }

    /** What a field and its bits are called in {@code valid-if}. */
    private static Map<String, Operand> operands(SpecSet specs, SpecFile from, FieldSpec field) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        if (field.type() instanceof InlineBitsType inline) {
            inline.ranges().forEach(range -> operands.put(range.name(), operand(specs, from, range)));
        } else if (field.type() instanceof NamedType named) {
            specs.enumNamed(from, named.name())
                    .ifPresent(type -> operands.put(field.name(), new Operand(false, Optional.of(type))));
            Optional<SpecFile> declaring = specs.declaring(from, named.name());
            specs.bitsNamed(from, named.name())
                    .map(BitsSpec::ranges)
                    .orElse(List.of())
                    .forEach(range -> operands.put(
                            field.name() + "." + range.name(), operand(specs, declaring.orElse(from), range)));
        }
        return operands;
    }

    private static Operand operand(SpecSet specs, SpecFile from, BitRange range) {
        return new Operand(
                range.isFlag() && range.enumName().isEmpty(),
                range.enumName().flatMap(name -> specs.enumNamed(from, name)));
    }
}
