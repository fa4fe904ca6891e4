package org.cxlmi.spec.read;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.FixedBytesType;
import org.cxlmi.spec.model.FixedTextType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.UuidType;

/** Types as fields write them; whether a named type exists is checked later. */
final class TypeReader {

    private static final Pattern SIZED = Pattern.compile("(bytes|text)\\[([^\\]]*)\\]");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9A-Za-z]*");
    private static final String REST = "rest";
    private static final String REQUEST = "request.";

    private final Values values;
    private final ConditionReader conditions;

    TypeReader(Values values) {
        this.values = values;
        this.conditions = new ConditionReader(values);
    }

    /** {@code u16}, {@code uuid}, {@code bytes[16]} or a name; unreadable ones are reported. */
    FieldType type(YamlNode node) {
        Optional<String> text = values.text(node);
        if (text.isEmpty()) {
            return NamedType.UNREADABLE;
        }
        Matcher sized = SIZED.matcher(text.get());
        if (sized.matches()) {
            return sized(node, sized);
        }
        if (text.get().equals("uuid")) {
            return UuidType.UUID;
        }
        if (WholeNumber.parse(text.get()).isPresent()) {
            values.problems()
                    .report(
                            FindingId.UNKNOWN_TYPE,
                            node.source(),
                            "\"" + text.get() + "\" is a number and not a type",
                            "write reserved: " + text.get() + " for so many bytes that are always zero, or a type");
            return NamedType.UNREADABLE;
        }
        Optional<IntegerType> integer = IntegerType.named(text.get());
        return integer.isPresent() ? integer.get() : new NamedType(text.get());
    }

    private FieldType sized(YamlNode node, Matcher sized) {
        boolean text = sized.group(1).equals("text");
        if (NUMBER.matcher(sized.group(2)).matches()) {
            return values.length(new YamlNode.Scalar(node.source(), sized.group(2)))
                    .<FieldType>map(length -> text ? new FixedTextType(length) : new FixedBytesType(length))
                    .orElse(NamedType.UNREADABLE);
        }
        values.problems()
                .report(
                        FindingId.BAD_LENGTH,
                        node.source(),
                        "\"" + sized.group(2) + "\" is not a number",
                        "write { type: " + sized.group(1) + ", count: "
                                + (sized.group(2).isEmpty() ? "field" : sized.group(2))
                                + " } for a length that another field says, or a number");
        return NamedType.UNREADABLE;
    }

    /** The type of the long form of a field. */
    FieldType type(MappingReader field) {
        if (field.has("array")) {
            field.conflict("type", "array", "write only array, its value is the type of the elements");
            field.conflict("bits", "array", "write the name of a type that is declared under bits");
            FieldType element = field.node("array").map(this::type).orElse(NamedType.UNREADABLE);
            return array(field, new ArrayType.ElementType.Of(element));
        }
        Optional<YamlNode> type = field.required("type", "u8, or the type that it has");
        Optional<String> name = type.flatMap(
                node -> node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
        if (name.filter("bytes"::equals).isPresent()) {
            return array(field, new ArrayType.ElementType.Bytes());
        }
        if (name.filter("text"::equals).isPresent()) {
            return array(field, new ArrayType.ElementType.Text());
        }
        field.conflict("count", "type", "write array instead of type, or remove the count");
        field.conflict("bytes", "type", "write array instead of type, or remove bytes");
        return type.map(this::type).orElse(NamedType.UNREADABLE);
    }

    private FieldType array(MappingReader field, ArrayType.ElementType element) {
        if (field.has("count") == field.has("bytes")) {
            values.problems()
                    .report(
                            FindingId.COUNT_OR_BYTES,
                            field.source(),
                            field.has("count") ? "both count and bytes are given" : "neither count nor bytes is given",
                            "write exactly one: count for the number of elements, bytes for the length in bytes");
            return NamedType.UNREADABLE;
        }
        return field.node("bytes")
                .map(node -> values.text(node).<ArraySize>map(ArraySize.ByteLengthField::new))
                .orElseGet(() -> field.node("count").flatMap(this::count))
                .<FieldType>map(size -> new ArrayType(element, size))
                .orElse(NamedType.UNREADABLE);
    }

    private Optional<ArraySize> count(YamlNode node) {
        if (node instanceof YamlNode.Mapping) {
            return MappingReader.of(node, Keys.COUNT, values).flatMap(this::limitedCount);
        }
        Optional<String> text = values.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().equals(REST)) {
            return Optional.of(new ArraySize.Rest(Optional.empty()));
        }
        if (text.get().startsWith(REQUEST)) {
            return Optional.of(new ArraySize.Rest(text));
        }
        if (NUMBER.matcher(text.get()).matches()) {
            return values.length(node).map(ArraySize.Fixed::new);
        }
        return Optional.of(new ArraySize.CountField(text.get(), false));
    }

    private Optional<ArraySize> limitedCount(MappingReader count) {
        Optional<String> minus = count.text("minus");
        Optional<String> atMost = count.text("at-most");
        String alone = "write only if-zero, for a field that counts the elements that are present";
        boolean restIfZero = count.node("if-zero").filter(this::isRest).isPresent()
                && !count.conflict("minus", "if-zero", alone)
                && !count.conflict("at-most", "if-zero", alone)
                && !count.conflict("none-if", "if-zero", alone);
        List<Condition> noneIf =
                count.has("if-zero") ? List.of() : conditions.read(count, ConditionReader.NONE_IF, "request.write");
        noneIf.stream()
                .filter(condition -> condition.scope() != Condition.Scope.REQUEST)
                .forEach(this::notOfTheRequest);
        return count.required("field", "the earlier field that holds the count")
                .flatMap(values::text)
                .map(field -> restIfZero
                        ? new ArraySize.CountField(field, true)
                        : new ArraySize.LimitedCount(field, minus, atMost, noneIf));
    }

    private void notOfTheRequest(Condition condition) {
        values.problems()
                .report(
                        FindingId.BAD_VALID_IF,
                        condition.source(),
                        "\"" + condition.text() + "\" asks nothing of the request",
                        "write request. and a field of the request, with what it has to be: request.transactionType = WRITE");
    }

    private boolean isRest(YamlNode node) {
        return values.choice(node, FindingId.UNKNOWN_IF_ZERO, new String[] {REST}, UnaryOperator.identity())
                .isPresent();
    }
}
