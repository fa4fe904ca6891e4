package org.cxlmi.spec.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.check.Operands.Kind;
import org.cxlmi.spec.check.Operands.Operand;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Condition.Scope;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** The operand of a condition exists, can have the values, and does not depend on the field with the condition. */
final class Conditions implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> bits(specs, file, bits.ranges(), out));
        }
        Uses uses = new Uses(specs);
        for (Placed placed : Placed.all(specs)) {
            struct(specs, uses, placed, out);
        }
    }

    private static void struct(SpecSet specs, Uses uses, Placed placed, Consumer<Finding> out) {
        Map<String, Operand> operands = Operands.of(specs, placed);
        Map<String, Set<String>> asks = new LinkedHashMap<>();
        for (FieldSpec field : placed.struct().fields()) {
            Set<String> asked = asks.computeIfAbsent(field.name(), unused -> new LinkedHashSet<>());
            if (field.type() instanceof InlineBitsType inline) {
                bits(specs, placed.file(), inline.ranges(), out);
            }
            conditions(field).forEach(condition -> {
                if (condition.scope() == Scope.STRUCT) {
                    known(specs, placed, operands, condition, out).ifPresent(operand -> {
                        value(condition, operand, out);
                        asked.add(operand.carrier());
                    });
                } else {
                    outer(specs, uses, placed, condition, out);
                }
            });
        }
        for (FieldSpec field : placed.struct().fields()) {
            circle(field.name(), conditions(field).toList(), asks, out);
        }
    }

    private static Stream<Condition> conditions(FieldSpec field) {
        Stream<Condition> noneIf =
                field.type() instanceof ArrayType array && array.size() instanceof ArraySize.LimitedCount limited
                        ? limited.noneIf().stream().filter(condition -> condition.scope() == Scope.REQUEST)
                        : Stream.empty();
        return Stream.of(
                        field.validIf().stream(),
                        field.overlay().stream().flatMap((Overlay overlay) -> overlay.validIf().stream()),
                        noneIf)
                .flatMap(conditions -> conditions);
    }

    private static void bits(SpecSet specs, SpecFile file, List<BitRange> ranges, Consumer<Finding> out) {
        Map<String, Operand> operands = Operands.of(specs, file, ranges);
        Map<String, Set<String>> asks = new LinkedHashMap<>();
        for (BitRange range : ranges) {
            Set<String> asked = asks.computeIfAbsent(range.name(), unused -> new LinkedHashSet<>());
            for (Condition condition : range.validIf()) {
                Operand operand = operands.get(condition.operand());
                if (condition.scope() == Scope.STRUCT && operand != null) {
                    value(condition, operand, out);
                    asked.add(operand.carrier());
                } else if (condition.scope() == Scope.STRUCT) {
                    unknown(condition, "these bits have no \"" + condition.operand() + "\" beside them", operands, out);
                } else {
                    out.accept(new Finding(
                            FindingId.UNKNOWN_VALID_IF,
                            condition.source(),
                            "bits depend on bits beside them only, not on \"" + condition.operandText() + "\""));
                }
            }
        }
        ranges.forEach(range -> circle(range.name(), range.validIf(), asks, out));
    }

    private static Optional<Operand> known(
            SpecSet specs, Placed placed, Map<String, Operand> operands, Condition condition, Consumer<Finding> out) {
        Optional<Operand> operand = Optional.ofNullable(operands.get(condition.operand()));
        if (operand.isEmpty() && !Operands.mayHave(specs, placed, condition.operand())) {
            unknown(
                    condition,
                    "the struct has no flag, enumeration or number \"" + condition.operand() + "\"",
                    operands,
                    out);
        }
        return operand;
    }

    /** Looks for the operand in each struct, or in each request and response, around the one with the condition. */
    private static void outer(SpecSet specs, Uses uses, Placed placed, Condition condition, Consumer<Finding> out) {
        if (condition.scope() == Scope.REQUEST) {
            request(specs, uses, placed, condition, out);
            return;
        }
        if (placed.command().isPresent()) {
            notThere(condition, "a request or response stands in nothing else", out);
            return;
        }
        List<Placed> around =
                condition.scope() == Scope.PARENT ? uses.parents(placed.struct()) : uses.payloads(placed.struct());
        for (Placed outer : around) {
            Map<String, Operand> operands = Operands.of(specs, outer);
            Operand operand = operands.get(condition.operand());
            if (operand != null) {
                value(condition, operand, out);
            } else if (!Operands.mayHave(specs, outer, condition.operand())) {
                unknown(
                        condition,
                        "\"" + outer.struct().name()
                                + "\", which has this struct, has no flag, enumeration or number \""
                                + condition.operand() + "\"",
                        operands,
                        out);
            }
        }
    }

    /** Looks for the operand in the request of each response that is or has the struct with the condition. */
    private static void request(SpecSet specs, Uses uses, Placed placed, Condition condition, Consumer<Finding> out) {
        List<Placed> responses = (placed.command().isPresent() ? List.of(placed) : uses.payloads(placed.struct()))
                .stream().filter(payload -> !payload.isRequest()).toList();
        if (responses.isEmpty()) {
            notThere(condition, "no response has this struct, and so no request comes before it", out);
        }
        for (Placed response : responses) {
            Optional<Placed> request = response.command()
                    .flatMap(CommandSpec::request)
                    .map(struct -> new Placed(response.file(), struct, response.command()));
            Map<String, Operand> operands = request.map(placedRequest -> Operands.of(specs, placedRequest))
                    .orElse(Map.of());
            Operand operand = operands.get(condition.operand());
            if (operand != null) {
                value(condition, operand, out);
            } else if (request.filter(placedRequest -> Operands.mayHave(specs, placedRequest, condition.operand()))
                    .isEmpty()) {
                unknown(
                        condition,
                        "the request of \"" + response.struct().name() + "\" has no flag, enumeration or number \""
                                + condition.operand() + "\"",
                        operands,
                        out);
            }
        }
    }

    private static void notThere(Condition condition, String message, Consumer<Finding> out) {
        out.accept(new Finding(
                FindingId.UNKNOWN_VALID_IF,
                condition.source(),
                message,
                "write \"" + condition.operand() + "\" if it is a field of this struct"));
    }

    private static void unknown(
            Condition condition, String message, Map<String, Operand> operands, Consumer<Finding> out) {
        List<String> known = alike(condition, operands).stream()
                .map(condition.scope().prefix()::concat)
                .toList();
        out.accept(new Finding(
                FindingId.UNKNOWN_VALID_IF,
                condition.source(),
                message,
                DidYouMean.hint(condition.operandText(), known)));
    }

    /** The operands of which the same can be asked. */
    private static List<String> alike(Condition condition, Map<String, Operand> operands) {
        return operands.entrySet().stream()
                .filter(entry -> (entry.getValue().kind() == Kind.FLAG)
                        == condition.values().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void value(Condition condition, Operand operand, Consumer<Finding> out) {
        String name = condition.operandText();
        if (condition.values().isEmpty() && operand.kind() != Kind.FLAG) {
            out.accept(new Finding(
                    FindingId.VALID_IF_NOT_FLAG,
                    condition.source(),
                    "\"" + name + "\" is more than one bit",
                    "write \"" + name + " = \" and the " + (operand.kind() == Kind.CODE ? "constant" : "number")
                            + " that it has to be"));
        } else if (!condition.values().isEmpty() && operand.kind() == Kind.FLAG) {
            out.accept(new Finding(
                    FindingId.NOT_AN_ENUM,
                    condition.source(),
                    "\"" + name + "\" is a flag",
                    "write it without =; \"not " + name + "\" asks whether it is clear"));
        } else if (operand.kind() == Kind.NUMBER) {
            condition.values().forEach(value -> number(condition, operand, value, out));
        } else {
            operand.type()
                    .ifPresent(type -> condition
                            .values()
                            .forEach(value -> EnumConstants.check(type, value, condition.source(), out)));
        }
    }

    private static void number(Condition condition, Operand operand, String value, Consumer<Finding> out) {
        boolean holds = WholeNumber.parse(value)
                .filter(number -> number.bitLength() <= Long.SIZE && (number.signum() >= 0 || operand.signed()))
                .filter(number -> !operand.signed() || number.bitLength() < Long.SIZE)
                .map(BigInteger::longValue)
                .filter(operand::holds)
                .isPresent();
        if (!holds) {
            out.accept(new Finding(
                    FindingId.VALID_IF_OUT_OF_RANGE,
                    condition.source(),
                    WholeNumber.parse(value).isPresent()
                            ? "\"" + condition.operandText() + "\" is never " + value
                            : "\"" + condition.operandText() + "\" is a number, and \"" + value + "\" is none",
                    "write a number from " + text(operand, operand.minimum()) + " to "
                            + text(operand, operand.maximum())));
        }
    }

    private static String text(Operand operand, long value) {
        return operand.signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    /** Finds a field whose condition depends on the field itself, perhaps through the conditions of other fields. */
    private static void circle(
            String name, List<Condition> conditions, Map<String, Set<String>> asks, Consumer<Finding> out) {
        if (conditions.isEmpty() || !reaches(name, asks)) {
            return;
        }
        boolean itself = asks.getOrDefault(name, Set.of()).contains(name);
        out.accept(new Finding(
                FindingId.CIRCULAR_VALID_IF,
                conditions.get(0).source(),
                itself
                        ? "whether \"" + name + "\" is valid depends on itself"
                        : "whether \"" + name + "\" is valid depends on what depends on it",
                "write something that is valid without it"));
    }

    private static boolean reaches(String target, Map<String, Set<String>> asks) {
        Set<String> seen = new HashSet<>();
        List<String> left = new ArrayList<>(asks.getOrDefault(target, Set.of()));
        while (!left.isEmpty()) {
            String next = left.remove(left.size() - 1);
            if (next.equals(target)) {
                return true;
            }
            if (seen.add(next)) {
                left.addAll(asks.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }
}
