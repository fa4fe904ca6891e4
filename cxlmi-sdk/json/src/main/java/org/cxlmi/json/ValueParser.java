package org.cxlmi.json;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.runtime.wire.Wire;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads values that are neither structs nor arrays, each from the current token. */
final class ValueParser {

    private static final Pattern HEX_BITS = Pattern.compile("0x[0-9a-fA-F]{1,16}");
    private static final Pattern NUMBER = Pattern.compile("0x([0-9a-fA-F]{1,16})|-?\\d{1,20}");
    private static final int HEX_PREFIX = 2;

    /** What a double holds. */
    private static final int SAFE_BITS = 53;

    private final JsonParser in;
    private final String struct;

    ValueParser(JsonParser in, String struct) {
        this.in = in;
        this.struct = struct;
    }

    /**
     * Reads a field, or an element of an array.
     *
     * @param kind the kind of the value
     * @param length number of bytes, or 0 if they may be any number
     */
    byte[] value(Layout.Kind kind, Layout.Field field, int length) {
        String name = field.name();
        return switch (kind) {
            case UNSIGNED -> Constants.ofNumber(unsigned(field, length), length);
            case SIGNED -> integer(name, length, power(length * Byte.SIZE - 1).negate(), power(length * Byte.SIZE - 1));
            case UUID -> Constants.ofUuid(uuid(name));
            case ENUM -> constant(field.constants().orElseThrow(), name, length);
            case BITS -> Constants.ofNumber(new BitsParser(in, struct, this).bits(field), length);
            case TEXT -> text(field, length);
            case BYTES, RESERVED -> hex(name, length);
            case STRUCT, ARRAY -> throw new IllegalArgumentException(kind + " is no value");
        };
    }

    /** Reads a number, or an object with the number and the reserved bits that are set. */
    private long unsigned(Layout.Field field, int length) {
        BigInteger end = power(Math.min(length * Byte.SIZE, Long.SIZE - Long.numberOfLeadingZeros(field.mask())));
        if (field.mask() == -1 || !in.isExpectedStartObjectToken()) {
            return number(field.name(), BigInteger.ZERO, end).longValue();
        }
        key(field, Keys.VALUE);
        long number =
                number(field.name() + "." + Keys.VALUE, BigInteger.ZERO, end).longValue();
        key(field, Keys.UNKNOWN_BITS);
        String place = field.name() + "." + Keys.UNKNOWN_BITS;
        long reserved = bits(place, length);
        if ((reserved & field.mask()) != 0) {
            throw Mismatch.of(in, struct, place, "holds bits of the value");
        }
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw Mismatch.of(in, struct, field.name(), "expected nothing but the value and its reserved bits");
        }
        return number | reserved;
    }

    private void key(Layout.Field field, String key) {
        if (!key.equals(in.nextName())) {
            throw Mismatch.of(
                    in,
                    struct,
                    field.name(),
                    "expected a number, or an object with " + Keys.VALUE + " and then " + Keys.UNKNOWN_BITS);
        }
        in.nextToken();
    }

    /** Reads the bits of an integer of this many bytes, in hex. */
    long bits(String place, int length) {
        String expected = "up to " + length * 2 + " hex digits after 0x";
        String text = string(place, expected);
        if (!HEX_BITS.matcher(text).matches()) {
            throw Mismatch.found(in, struct, place, expected);
        }
        long value = Long.parseUnsignedLong(text.substring(HEX_PREFIX), 16);
        if (length < Long.BYTES && value >>> (length * Byte.SIZE) != 0) {
            throw Mismatch.found(in, struct, place, expected);
        }
        return value;
    }

    private static BigInteger power(int bits) {
        return BigInteger.ONE.shiftLeft(bits);
    }

    private byte[] integer(String field, int length, BigInteger minimum, BigInteger end) {
        return Constants.ofNumber(number(field, minimum, end).longValue(), length);
    }

    /** Reads a number that is at least the minimum and less than the end. */
    BigInteger number(String field, BigInteger minimum, BigInteger end) {
        String expected = "a number from " + minimum + " to " + end.subtract(BigInteger.ONE);
        BigInteger number = whole(field, expected, end.bitLength() > SAFE_BITS);
        if (number.compareTo(minimum) < 0 || number.compareTo(end) >= 0) {
            throw Mismatch.found(in, struct, field, expected);
        }
        return number;
    }

    /** Numbers that many programs would round may be text. */
    private BigInteger whole(String field, String expected, boolean mayBeText) {
        if (mayBeText && in.currentToken() == JsonToken.VALUE_STRING) {
            Matcher number = NUMBER.matcher(in.getString());
            if (number.matches()) {
                boolean isHex = number.group(1) != null;
                return isHex ? new BigInteger(number.group(1), 16) : new BigInteger(number.group());
            }
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Mismatch.found(in, struct, field, expected);
        }
        return in.getBigIntegerValue();
    }

    /** Whether a key is that of a size in bytes, which repeats the one in another unit and need not be looked at. */
    boolean isInBytes(String key, String name, String unit) {
        boolean isNumber =
                in.currentToken() == JsonToken.VALUE_STRING || in.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return isNumber
                && key.equals(name + Keys.IN_BYTES)
                && Quantity.inBytes(BigInteger.ZERO, unit).isPresent();
    }

    private String string(String field, String expected) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Mismatch.found(in, struct, field, expected);
        }
        return in.getString();
    }

    private UUID uuid(String field) {
        String text = string(field, "a UUID");
        return uuidOf(text).orElseThrow(() -> Mismatch.found(in, struct, field, "a UUID"));
    }

    private static Optional<UUID> uuidOf(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] constant(Class<?> type, String field, int length) {
        if (length > Long.BYTES) {
            String text = string(field, "a constant or a UUID");
            return Constants.bytes(type, text, length)
                    .or(() -> uuidOf(text).map(Constants::ofUuid))
                    .orElseThrow(() -> unknownConstant(type, field, "a UUID"));
        }
        return Constants.ofNumber(code(type, field, length * Byte.SIZE), length);
    }

    /** Reads a code of this many bits, as a constant or as a number. */
    long code(Class<?> type, String field, int bits) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return Constants.bytes(type, in.getString(), Long.BYTES)
                    .map(bytes -> Wire.u64(bytes, 0))
                    .orElseThrow(() -> unknownConstant(type, field, "a number"));
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw unknownConstant(type, field, "a number");
        }
        return number(field, BigInteger.ZERO, power(bits)).longValue();
    }

    private MismatchedInputException unknownConstant(Class<?> type, String field, String otherwise) {
        return Mismatch.found(in, struct, field, String.join(", ", Constants.names(type)) + " or " + otherwise);
    }

    private byte[] text(Layout.Field field, int length) {
        if (in.isExpectedStartObjectToken()) {
            return hexForm(field.name(), length);
        }
        String text = string(field.name(), "text");
        byte[] ascii = Ascii.bytes(text)
                .orElseThrow(() -> Mismatch.found(in, struct, field.name(), "text of printable ASCII characters"));
        if (length == 0) {
            return ascii;
        }
        if (ascii.length > length) {
            throw Mismatch.found(in, struct, field.name(), "at most " + length + " characters");
        }
        return Ascii.padded(ascii, length);
    }

    private byte[] hexForm(String field, int length) {
        if (!Keys.HEX.equals(in.nextName())) {
            throw Mismatch.of(in, struct, field, "expected text, or an object with " + Keys.HEX);
        }
        in.nextToken();
        byte[] bytes = hex(field, length);
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw Mismatch.of(in, struct, field, "expected nothing but " + Keys.HEX);
        }
        return bytes;
    }

    /** Reads bytes in hex; any number of them if the length is 0. */
    byte[] hex(String field, int length) {
        String expected = length == 0 ? "hex digits in pairs" : 2 * length + " hex digits";
        String text = string(field, expected);
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            if (length == 0 || bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw (MismatchedInputException)
                    Mismatch.found(in, struct, field, expected).initCause(e);
        }
        throw Mismatch.found(in, struct, field, expected);
    }
}
