package org.cxlmi.runtime.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes a struct as text for people: all its fields by name, with their units. */
final class StructText {

    private static final int SHOWN_BYTES = 64;
    private static final String SECRET = "***";
    private static final String ABSENT = "absent";
    private static final UUID NO_ID = new UUID(0, 0);

    private StructText() {}

    /** In characters that the standard output stream can show. */
    static String of(Struct struct) {
        return PlainText.fit(full(struct), PlainText.standardOutput());
    }

    static String full(Struct struct) {
        StringBuilder text = new StringBuilder(struct.layout().name()).append('{');
        String separator = "";
        List<Layout.Field> fields = struct.layout().fields();
        for (int i = 0; i < fields.size(); i++) {
            Layout.Field field = fields.get(i);
            int index = i;
            if (field.kind() != Layout.Kind.RESERVED) {
                text.append(separator).append(field.name()).append('=');
                text.append(fieldText(field, () -> bytes(struct, index), StructBytes.present(struct.fieldValue(i))));
                separator = ", ";
            }
        }
        return text.append('}').toString();
    }

    /**
     * The text of a field that is not reserved.
     *
     * @param bytes its bytes
     * @param value the value of its main accessor; empty if it is absent
     */
    static String fieldText(Layout.Field field, byte[] bytes, Optional<Object> value) {
        return fieldText(field, () -> bytes, value);
    }

    private static String fieldText(Layout.Field field, Supplier<byte[]> bytes, Optional<Object> value) {
        return field.isSecret()
                ? SECRET
                : value.map(present -> valueText(field, bytes, present)).orElse(ABSENT);
    }

    private static String valueText(Layout.Field field, Supplier<byte[]> bytes, Object value) {
        if (value instanceof Number number && field.kind() == Layout.Kind.BITS) {
            return Bits.nestedText(number.longValue(), field.length(), field.bits());
        }
        if (value instanceof Bits bits) {
            return Bits.nestedText(bits.asLong(), bits.size(), bits.ranges());
        }
        if (value instanceof Struct nested) {
            return full(nested);
        }
        if (elementKind(field) == Layout.Kind.ENUM) {
            return value instanceof List<?> constants
                    ? constantsText(constants, field.elementLength(), bytes.get())
                    : constantText(value, bytes);
        }
        if (field.isHex()) {
            return hexText(value, field.elementKind().isPresent() ? field.elementLength() : field.length());
        }
        String text = valueText(value, elementKind(field) == Layout.Kind.SIGNED);
        return value instanceof Number ? Quantity.text(text, field.unit()) : text;
    }

    private static Layout.Kind elementKind(Layout.Field field) {
        return field.elementKind().orElse(field.kind());
    }

    private static String constantsText(List<?> constants, int length, byte[] bytes) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < constants.size(); i++) {
            int at = i * length;
            text.add(constantText(constants.get(i), () -> WireBytes.copy(bytes, at, length)));
        }
        return text.toString();
    }

    /** The text of a constant. The constant for unknown codes is followed by the code or UUID from the bytes. */
    private static String constantText(Object value, Supplier<byte[]> bytes) {
        if (value instanceof CodedEnum constant) {
            byte[] code = bytes.get();
            return Bits.codeText(constant, Wire.unsigned(code, 0, code.length), code.length);
        }
        if (value instanceof IdentifiedEnum constant && NO_ID.equals(constant.id())) {
            return constant + " (" + Wire.uuid(bytes.get(), 0) + ")";
        }
        return value.toString();
    }

    private static byte[] bytes(Struct struct, int index) {
        return StructBytes.of(struct).fields().get(index).bytes();
    }

    /** A number, or several numbers, in hexadecimal with all digits of their bytes. */
    private static String hexText(Object value, int length) {
        if (value instanceof int[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> hexText(number, length))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof long[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> hexText(number, length))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number number
                ? "0x" + HexFormat.of().toHexDigits(number.longValue(), 2 * length)
                : valueText(value, false);
    }

    private static String valueText(Object value, boolean signed) {
        if (value instanceof Long number) {
            return signed ? Long.toString(number) : Long.toUnsignedString(number);
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> element instanceof Struct nested ? full(nested) : element.toString())
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof byte[] bytes) {
            return hex(bytes);
        }
        if (value instanceof int[] numbers) {
            return Arrays.toString(numbers);
        }
        if (value instanceof long[] numbers) {
            return Arrays.stream(numbers)
                    .mapToObj(number -> valueText(number, signed))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    private static String hex(byte[] bytes) {
        String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        return bytes.length > SHOWN_BYTES ? shown + "… (" + bytes.length + " bytes)" : shown;
    }
}
