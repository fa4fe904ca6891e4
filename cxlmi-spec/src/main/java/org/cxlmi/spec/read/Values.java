package org.cxlmi.spec.read;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.IntegerType;

/** Reads single values. */
final class Values {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern LEADING_ZERO = Pattern.compile("-?0[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("-?[0-7]+");

    /** As tables of the CXL specification have it. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-F]{1,16}h");

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** The text of a value that must be a scalar. */
    Optional<String> text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        problems.wrongKind(
                node instanceof YamlNode.Scalar ? new YamlNode.Nothing(node.source()) : node,
                "a single value",
                "write the value behind the key");
        return Optional.empty();
    }

    /** A value that may be a list of such values. */
    static List<YamlNode> oneOrMore(YamlNode node) {
        return node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    }

    /** One of some constants, by its name in spec files. */
    <T> Optional<T> choice(YamlNode node, FindingId unknown, T[] constants, Function<T, String> name) {
        List<String> known = Arrays.stream(constants).map(name).toList();
        return choice(node, unknown, constants, name, wrong -> DidYouMean.hint(wrong, known));
    }

    /** One of some constants, by its name in spec files, with a hint made of what is none of them. */
    <T> Optional<T> choice(
            YamlNode node, FindingId unknown, T[] constants, Function<T, String> name, UnaryOperator<String> hint) {
        Optional<String> text = text(node);
        Optional<T> value = Arrays.stream(constants)
                .filter(constant -> text.equals(Optional.of(name.apply(constant))))
                .findFirst();
        if (text.isPresent() && value.isEmpty()) {
            problems.report(unknown, node.source(), "\"" + text.get() + "\" is not known here", hint.apply(text.get()));
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    boolean flag(YamlNode node) {
        Optional<String> text = text(node);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            problems.report(
                    FindingId.BAD_BOOLEAN,
                    node.source(),
                    "\"" + text.get() + "\" is neither true nor false",
                    "write true, or remove the key");
        }
        return text.filter("true"::equals).isPresent();
    }

    /** A whole number from 1 to 1 MiB. */
    Optional<Integer> length(YamlNode node) {
        return integer(node).flatMap(number -> lengthInRange(node, number));
    }

    /** A length that was read already. */
    Optional<Integer> lengthInRange(YamlNode node, BigInteger number) {
        if (number.signum() <= 0 || number.compareTo(BigInteger.valueOf(SpecReader.MAXIMUM_BYTES)) > 0) {
            problems.report(
                    FindingId.BAD_LENGTH,
                    node.source(),
                    number + " is not a length",
                    "write a whole number from 1 to " + SpecReader.MAXIMUM_BYTES);
            return Optional.empty();
        }
        return Optional.of(number.intValue());
    }

    /**
     * A whole number that is a raw value of the given type, as its 64 bits.
     *
     * @param type empty for anything that is not known to be an integer: unsigned, at most 63 bits
     */
    Optional<Long> raw(YamlNode node, Optional<IntegerType> type) {
        return integer(node).flatMap(number -> {
            boolean signed = type.filter(IntegerType::signed).isPresent();
            int bits = type.filter(IntegerType.U64::equals).isPresent() ? 64 : 63;
            if (number.bitLength() > bits || (number.signum() < 0 && !signed)) {
                problems.report(
                        FindingId.BAD_NUMBER,
                        node.source(),
                        number + " does not fit into "
                                + type.map(IntegerType::specName).orElse("the field"),
                        signed ? "write a smaller number" : "write a number from 0");
                return Optional.empty();
            }
            return Optional.of(number.longValue());
        });
    }

    /** A whole number, decimal or with 0x. */
    Optional<BigInteger> integer(YamlNode node) {
        Optional<String> text = text(node);
        Optional<BigInteger> number = text.flatMap(WholeNumber::parse);
        if (text.isPresent() && number.isEmpty()) {
            boolean zero = LEADING_ZERO.matcher(text.get()).matches();
            problems.report(
                    FindingId.BAD_NUMBER,
                    node.source(),
                    "\"" + text.get()
                            + (zero ? "\" begins with a zero, as octal numbers do" : "\" is not a whole number"),
                    numberHint(text.get()));
        }
        return number;
    }

    private static String numberHint(String text) {
        if (LEADING_ZERO.matcher(text).matches()) {
            String decimal = new BigInteger(text).toString();
            return OCTAL.matcher(text).matches() && decimal.length() > 1
                    ? "write " + decimal + ", or " + new BigInteger(text, 8) + " if it is octal"
                    : "write " + decimal;
        }
        return HEXADECIMAL.matcher(text).matches()
                ? "write 0x" + text.substring(0, text.length() - 1)
                : "write it in decimal, or in hexadecimal as 0x1f";
    }

    /** A UUID in lower case. */
    Optional<String> uuid(YamlNode node) {
        Optional<String> text = text(node);
        if (text.isPresent() && !isUuid(text.get())) {
            problems.report(
                    FindingId.BAD_UUID,
                    node.source(),
                    "\"" + text.get() + "\" is not a UUID",
                    "write 32 hexadecimal digits as 00000000-0000-0000-0000-000000000000");
            return Optional.empty();
        }
        return text.map(uuid -> uuid.toLowerCase(Locale.ROOT));
    }

    static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }
}
