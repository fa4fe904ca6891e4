package org.cxlmi.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.IdentifiedEnum;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;

/** The conditions of a struct, worked out from the texts in its layout, and not as generated accessors do it. */
final class Conditions {

    private final Map<String, FieldBytes> fields = new HashMap<>();

    private Conditions(Struct struct) {
        StructBytes.of(struct)
                .fields()
                .forEach(field -> fields.put(field.field().name(), field));
    }

    /** A field that is there although its condition does not hold, or that is absent but not in the text. */
    static Optional<String> contradiction(Struct struct) {
        Conditions conditions = new Conditions(struct);
        for (FieldBytes field : StructBytes.of(struct).fields()) {
            Optional<Boolean> holds = conditions.hold(field.field());
            if (holds.equals(Optional.of(false)) && !field.isAbsent()) {
                return Optional.of(field.field().name() + " is there although "
                        + field.field().validIf());
            }
            boolean text = struct.toString().contains(field.field().name() + "=absent");
            if (field.isAbsent() && !field.field().isSecret() && !text) {
                return Optional.of(field.field().name() + " is absent, but not in the text");
            }
        }
        return Optional.empty();
    }

    /** Empty where nobody knows it here. */
    private Optional<Boolean> hold(Layout.Field field) {
        boolean known = true;
        for (String condition : field.validIf()) {
            Optional<Boolean> holds = holds(condition);
            if (holds.equals(Optional.of(false))) {
                return holds;
            }
            known &= holds.isPresent();
        }
        return known ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> holds(String text) {
        boolean negated = text.startsWith("not ");
        String[] sides = (negated ? text.substring(4) : text).split(" = ", 2);
        if (Stream.of("parent.", "payload.", "request.").anyMatch(sides[0]::startsWith)) {
            return Optional.empty();
        }
        Optional<String> value = value(sides[0]);
        if (value.isEmpty()) {
            return Optional.of(false);
        }
        String[] wanted = sides.length == 1 ? new String[] {"1"} : sides[1].split(" or ", -1);
        boolean is = Arrays.stream(wanted).map(Conditions::plain).anyMatch(value.get()::equals);
        return Optional.of(is != negated);
    }

    private static String plain(String wanted) {
        return wanted.startsWith("0x")
                ? Long.toUnsignedString(Long.parseUnsignedLong(wanted.substring(2), 16))
                : wanted;
    }

    /** The constant or number of an operand; none if it is absent. */
    private Optional<String> value(String operand) {
        for (FieldBytes field : fields.values()) {
            if (field.field().name().equals(operand)) {
                return field.isAbsent() ? Optional.empty() : Optional.of(whole(field));
            }
            for (BitRange range : field.field().bits()) {
                boolean named = operand.equals(range.name())
                        || operand.equals(field.field().name() + "." + range.name());
                if (named) {
                    long bits = number(field);
                    return field.isAbsent() || !range.isValidIn(bits)
                            ? Optional.empty()
                            : Optional.of(part(range, range.valueIn(bits)));
                }
            }
        }
        return Optional.empty();
    }

    private static String part(BitRange range, long part) {
        return range.codes() == null
                ? Long.toUnsignedString(part)
                : ((Enum<?>) range.codes().apply((int) part)).name();
    }

    private static String whole(FieldBytes field) {
        if (field.field().constants().isEmpty()) {
            return Long.toUnsignedString(number(field) & field.field().mask());
        }
        byte[] bytes = field.bytes();
        return Arrays.stream(field.field().constants().get().getEnumConstants())
                .filter(constant -> isOf(constant, bytes))
                .map(Enum::name)
                .findFirst()
                .orElse("UNRECOGNIZED");
    }

    private static long number(FieldBytes field) {
        return Wire.unsigned(field.bytes(), 0, field.length());
    }

    private static boolean isOf(Object constant, byte[] bytes) {
        return constant instanceof CodedEnum coded
                ? coded.code() >= 0 && coded.code() == Wire.unsigned(bytes, 0, bytes.length)
                : ((IdentifiedEnum) constant).id().equals(Wire.uuid(bytes, 0));
    }
}
