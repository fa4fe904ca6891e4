package org.cxlmi.json;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.runtime.wire.Wire;
import tools.jackson.core.JsonGenerator;

/** Writes values that are neither structs nor arrays. */
final class ValueWriter {

    /** The bits of a number that jq and JavaScript keep. */
    private static final int SAFE_BITS = 53;

    private final JsonGenerator out;
    private final boolean isForScripts;

    ValueWriter(JsonGenerator out, boolean isForScripts) {
        this.out = out;
        this.isForScripts = isForScripts;
    }

    /**
     * Writes a field, or an element of an array.
     *
     * @param kind the kind of the value
     */
    void write(Layout.Kind kind, Layout.Field field, byte[] bytes) {
        switch (kind) {
            case UNSIGNED -> number(field, bytes);
            case SIGNED -> signed(Wire.signed(bytes, 0, bytes.length), bytes.length);
            case UUID -> out.writeString(Wire.uuid(bytes, 0).toString());
            case ENUM -> constant(field.constants().orElseThrow(), bytes);
            case BITS -> bits(field, bytes);
            case TEXT -> text(field, bytes);
            case BYTES -> out.writeString(HexFormat.of().formatHex(bytes));
            case RESERVED, STRUCT, ARRAY -> throw new IllegalArgumentException(kind + " is no value");
        }
    }

    /** Writes a number, with the reserved bits if any of them is set. */
    private void number(Layout.Field field, byte[] bytes) {
        long number = Wire.unsigned(bytes, 0, bytes.length);
        long reserved = number & ~field.mask();
        int bits = Byte.SIZE * bytes.length;
        if (reserved == 0) {
            unsigned(number, bits, field.isHex());
            return;
        }
        out.writeStartObject();
        out.writeName(Keys.VALUE);
        unsigned(number & field.mask(), bits, field.isHex());
        unknown(reserved, bytes.length);
        out.writeEndObject();
    }

    private void unknown(long bits, int length) {
        out.writeStringProperty(Keys.UNKNOWN_BITS, "0x" + HexFormat.of().toHexDigits(bits, 2 * length));
    }

    private void signed(long number, int length) {
        if (isForScripts && length == Long.BYTES) {
            out.writeString(Long.toString(number));
        } else {
            out.writeNumber(number);
        }
    }

    /**
     * Writes a number.
     *
     * @param bits the bits that it may have
     */
    private void unsigned(long number, int bits, boolean hex) {
        if (isForScripts && bits > SAFE_BITS) {
            out.writeString(hex ? "0x" + Long.toHexString(number) : Long.toUnsignedString(number));
        } else {
            number(number);
        }
    }

    /** Writes a size in bytes after the size in another unit. */
    void inBytes(String name, String unit, long number) {
        Quantity.inBytes(new BigInteger(Long.toUnsignedString(number)), unit)
                .ifPresent(bytes -> out.writeStringProperty(name + Keys.IN_BYTES, bytes.toString()));
    }

    private void number(long number) {
        if (number >= 0) {
            out.writeNumber(number);
        } else {
            out.writeNumber(new BigInteger(Long.toUnsignedString(number)));
        }
    }

    private void constant(Class<?> type, byte[] bytes) {
        Optional<String> name = Constants.name(type, bytes);
        if (name.isPresent()) {
            out.writeString(name.get());
        } else if (bytes.length > Long.BYTES) {
            out.writeString(Wire.uuid(bytes, 0).toString());
        } else {
            number(Wire.unsigned(bytes, 0, bytes.length));
        }
    }

    private void bits(Layout.Field field, byte[] bytes) {
        long value = Wire.unsigned(bytes, 0, bytes.length);
        long unknown = value;
        out.writeStartObject();
        for (BitRange range : field.bits()) {
            if (range.isValidIn(value)) {
                out.writeName(range.name());
                range(range, range.valueIn(value));
                unknown &= ~range.mask();
            } else {
                out.writeNullProperty(range.name());
            }
        }
        if (unknown != 0) {
            unknown(unknown, bytes.length);
        }
        out.writeEndObject();
    }

    private void range(BitRange range, long part) {
        Optional<Class<?>> type = Constants.of(range);
        if (type.isPresent()) {
            constant(type.get(), Constants.ofNumber(part, Long.BYTES));
        } else if (range.isFlag()) {
            out.writeBoolean(part != 0);
        } else {
            boolean hex = range.inPlace() || range.unit().equals(BitRange.HEX);
            unsigned(part, range.inPlace() ? range.high() + 1 : range.high() - range.low() + 1, hex);
            if (isForScripts) {
                inBytes(range.name(), range.unit(), part);
            }
        }
    }

    private void text(Layout.Field field, byte[] bytes) {
        Optional<String> text =
                Ascii.text(bytes, !field.isVarying()).filter(shown -> !(field.isSecret() && shown.equals(Keys.SECRET)));
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeStartObject();
            out.writeStringProperty(Keys.HEX, HexFormat.of().formatHex(bytes));
            out.writeEndObject();
        }
    }
}
