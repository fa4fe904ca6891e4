package org.cxlmi.processor.emit;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Unit;

/** The values that a user may give, in words: width or range, unit, length. Nothing where the type says all. */
final class ValueDocs {

    /** The text for a number that may have any value of a {@code long}. */
    static final String ANY_LONG = "64 bits, unsigned";

    private static final String KNOWN = "any but {@code UNRECOGNIZED}";

    private ValueDocs() {}

    /** The values that the main setter of a field accepts: {@code from 1 to 100, in percent}. */
    static String of(FieldPlan field) {
        return field.isTimestamp()
                ? ""
                : field.type()
                        .match(new ValueType.Cases<>(
                                integer -> number(field),
                                uuid -> "",
                                code -> KNOWN,
                                identifier -> KNOWN,
                                flags -> "",
                                inlineFlags -> number(field),
                                bytes -> "exactly " + bytes.length() + " bytes",
                                text -> "at most " + text.length() + " characters of printable ASCII",
                                reserved -> "",
                                nested -> "",
                                array -> array(field, array)));
    }

    /** The values that a setter accepts if it takes the number on the wire. */
    static String number(FieldPlan field) {
        Optional<Unit> unit = field.spec().unit();
        return join(limits(field, ValueType.carrier(field.type())), unit.flatMap(Words::unit));
    }

    /** The values that a setter accepts if it takes a scaled field in bytes. */
    static String bytes(FieldPlan field) {
        return field.isExponent()
                ? "in bytes, a power of two"
                : "in bytes, a multiple of " + field.spec().unit().orElseThrow().text();
    }

    /** The values that the setter of a part of an integer accepts. */
    static String of(RangePlan range) {
        if (range.isFlag()) {
            return "";
        }
        return range.enumeration().isPresent() ? KNOWN : number(range);
    }

    /** The values that a setter accepts if it takes the number in these bits. */
    static String number(RangePlan range) {
        return join(width(range), range.spec().unit().flatMap(Words::unit));
    }

    /** The number of bits. If the value keeps its position in the integer, also the number that it is a multiple of. */
    private static String width(RangePlan range) {
        int high = range.spec().high();
        int low = range.spec().low();
        return range.spec().inPlace()
                ? bits(high + 1) + ", a multiple of " + Long.toUnsignedString(1L << low)
                : bits(high - low + 1);
    }

    private static String limits(FieldPlan field, IntegerType type) {
        Optional<Long> minimum = field.spec().minimum();
        Optional<Long> maximum = field.spec().maximum();
        if (minimum.isEmpty()
                && (maximum.isEmpty() || maximum.equals(field.spec().mask()))) {
            return field.spec()
                    .mask()
                    .map(mask -> bits(Long.bitCount(mask)))
                    .orElseGet(() -> type == IntegerType.U64
                            ? ANY_LONG
                            : bits(type.size() * Byte.SIZE) + (type.signed() ? ", signed" : ""));
        }
        boolean hex = field.spec().unit().equals(Optional.of(Unit.HEX));
        return "from " + text(type, minimum.orElse(Numbers.minimum(type)), hex) + " to "
                + text(type, maximum.orElse(Numbers.maximum(type)), hex);
    }

    private static String text(IntegerType type, long value, boolean hex) {
        if (hex) {
            return Words.hex(value);
        }
        return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    private static String bits(int count) {
        return count == 1 ? "1 bit" : count + " bits";
    }

    private static String array(FieldPlan field, ValueType.Array array) {
        Optional<String> count = count(array.count());
        Optional<String> each = array.element()
                .match(new ValueType.Cases<>(
                        integer -> Optional.of("each " + limits(field, integer.type())),
                        uuid -> Optional.empty(),
                        code -> Optional.of("none {@code UNRECOGNIZED}"),
                        identifier -> Optional.of("none {@code UNRECOGNIZED}"),
                        flags -> Optional.empty(),
                        inlineFlags -> Optional.empty(),
                        bytes -> Optional.empty(),
                        text -> Optional.of("printable ASCII"),
                        reserved -> Optional.empty(),
                        nested -> Optional.empty(),
                        nestedArray -> Optional.empty()));
        return join(count.orElse(""), each);
    }

    /** How many elements an array may have, where that is said. */
    private static Optional<String> count(ArrayCount count) {
        if (count instanceof ArrayCount.Fixed fixed) {
            return Optional.of("exactly " + fixed.count() + " of them");
        }
        return count.counter().map(ValueDocs::countedBy);
    }

    private static String countedBy(FieldPlan counter) {
        Optional<Long> minimum = counter.spec().minimum().filter(least -> least > 0);
        IntegerType type = ValueType.carrier(counter.type());
        Optional<Long> maximum = counter.spec()
                .maximum()
                .or(() -> type.size() <= Short.BYTES ? Optional.of(Numbers.maximum(type)) : Optional.empty());
        return maximum.map(most ->
                        minimum.map(least -> "from " + least + " to " + most).orElseGet(() -> "at most " + most))
                .or(() -> minimum.map(least -> "at least " + least))
                .map(count -> count + " of them")
                .orElse("");
    }

    private static String join(String first, Optional<String> second) {
        return Stream.concat(Stream.of(first), second.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
