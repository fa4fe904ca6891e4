package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Condition.Scope;

/** The values of {@code valid-if} and {@code none-if}: one condition, or a list of conditions that must all hold. */
final class ConditionReader {

    static final String VALID_IF = "valid-if";
    static final String NONE_IF = "none-if";
    private static final Pattern CONDITION =
            Pattern.compile("(?<not>not\\s+)?(?<operand>[A-Za-z][A-Za-z0-9_.]*)(?:\\s*=\\s*(?<values>.+))?");
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");
    private static final Pattern AND = Pattern.compile("\\s(and|&&)\\s|&&");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9A-Za-z]*");

    private final Values values;

    ConditionReader(Values values) {
        this.values = values;
    }

    /** The conditions that a key has; none if there is no such key. */
    List<Condition> read(MappingReader owner, String key, String example) {
        Optional<YamlNode> node = owner.node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<YamlNode> items =
                node.get() instanceof YamlNode.Sequence ? owner.someItems(node.get(), example) : List.of(node.get());
        List<Condition> conditions = new ArrayList<>();
        items.forEach(item -> condition(item, example).ifPresent(conditions::add));
        return List.copyOf(conditions);
    }

    private Optional<Condition> condition(YamlNode node, String example) {
        return values.text(node).map(String::strip).flatMap(text -> {
            Matcher condition = CONDITION.matcher(text);
            if (!condition.matches()) {
                return malformed(node, text, hint(text, example));
            }
            List<String> constants = condition.group("values") == null
                    ? List.of()
                    : Arrays.stream(OR.split(condition.group("values"), -1))
                            .map(String::strip)
                            .toList();
            if (!constants.stream().allMatch(value -> VALUE.matcher(value).matches())) {
                return malformed(node, text, hint(text, example));
            }
            String operand = condition.group("operand");
            Scope scope = scope(operand);
            return Optional.of(new Condition(
                    node.source(),
                    condition.group("not") != null,
                    scope,
                    operand.substring(scope.prefix().length()),
                    constants));
        });
    }

    private static Scope scope(String operand) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.STRUCT && operand.startsWith(scope.prefix()))
                .findFirst()
                .orElse(Scope.STRUCT);
    }

    private Optional<Condition> malformed(YamlNode node, String text, String hint) {
        values.problems().report(FindingId.BAD_VALID_IF, node.source(), "\"" + text + "\" is not a condition", hint);
        return Optional.empty();
    }

    private static String hint(String text, String example) {
        if (AND.matcher(text).find()) {
            return "write a list of all that must hold: [first, second]";
        } else if (text.contains("!")) {
            return "write \"not\" in front of the condition";
        }
        return "write a flag such as " + example
                + ", or a field with what it has to be: state = IDLE or BUSY, count = 0";
    }
}
