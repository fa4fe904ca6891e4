package org.cxlmi.json;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Wire;
import tools.jackson.core.JsonGenerator;

/** Writes values that are neither structs nor arrays. */
final class ValueWriter {

    private final JsonGenerator out;

    ValueWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * Writes a field, or an element of an array.
     *
     * @param kind the kind of the value
     */
    void write(Layout.Kind kind, Layout.Field field, byte[] bytes) {
        switch (kind) {
            case UNSIGNED -> number(field, bytes);
            case SIGNED -> out.writeNumber(Wire.signed(bytes, 0, bytes.length));
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
        if (reserved == 0) {
            unsigned(number);
            return;
        }
        out.writeStartObject();
        out.writeName(Keys.VALUE);
        unsigned(number & field.mask());
        unknown(reserved, bytes.length);
        out.writeEndObject();
    }

    private void unknown(long bits, int length) {
        out.writeStringProperty(Keys.UNKNOWN_BITS, "0x" + HexFormat.of().toHexDigits(bits, 2 * length));
    }

    private void unsigned(long number) {
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
            unsigned(Wire.unsigned(bytes, 0, bytes.length));
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
            unsigned(part);
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
