package org.cxlmi.runtime.wire;

import java.util.List;
import java.util.Locale;

/**
 * An integer that consists of flags and small numbers. It is immutable; two are equal if they have the same class and
 * value.
 */
public abstract class Bits {

    /** The integer; unsigned. */
    @ForGeneratedCode
    protected final long value;

    @ForGeneratedCode
    protected Bits(long value) {
        this.value = value;
    }

    /** The meanings of the bits. */
    public abstract List<BitRange> ranges();

    /** The length of the integer on the wire, in bytes. */
    public abstract int size();

    /** The integer as an unsigned value. */
    public final long asLong() {
        return value;
    }

    final byte[] wireBytes() {
        byte[] bytes = new byte[size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >>> (i * Byte.SIZE));
        }
        return bytes;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Bits bits && getClass().equals(bits.getClass()) && bits.value == value;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(value);
    }

    /** The names of all valid flags that are set, all valid numbers that are not zero, and the integer in hexadecimal. */
    @Override
    public final String toString() {
        return PlainText.fit(text(value, size(), ranges()), PlainText.standardOutput());
    }

    private static String text(long value, int size, List<BitRange> ranges) {
        String parts = parts(value, ranges);
        return parts.isEmpty() ? hex(value, size) : parts + " (" + hex(value, size) + ")";
    }

    /** The text for use after a name and an equals sign. */
    static String nestedText(long value, int size, List<BitRange> ranges) {
        String parts = parts(value, ranges);
        boolean several = parts.indexOf('=') >= 0 || parts.indexOf(',') >= 0;
        return several ? "{" + parts + "} (" + hex(value, size) + ")" : text(value, size, ranges);
    }

    private static String parts(long value, List<BitRange> ranges) {
        StringBuilder text = new StringBuilder();
        for (BitRange range : ranges) {
            long part = range.valueIn(value);
            if ((part != 0 || standsForZero(range)) && range.isValidIn(value)) {
                text.append(text.isEmpty() ? "" : ", ").append(range.name());
                if (!range.isFlag()) {
                    text.append('=').append(partText(range, part));
                }
            }
        }
        return text.toString();
    }

    /** Whether there is a constant for the code 0; only then the code is shown. */
    private static boolean standsForZero(BitRange range) {
        return range.codes() != null && range.codes().apply(0).code() == 0;
    }

    private static String hex(long value, int size) {
        return String.format(Locale.ROOT, "0x%0" + 2 * size + "x", value);
    }

    private static String withUnit(String number, String unit) {
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String partText(BitRange range, long part) {
        if (range.codes() != null) {
            int bits = range.high() - range.low() + 1;
            return codeText(range.codes().apply((int) part), part, (bits + Byte.SIZE - 1) / Byte.SIZE);
        }
        if (range.unit().equals(BitRange.HEX)) {
            return "0x" + Long.toHexString(part);
        }
        String number = range.inPlace() ? "0x" + Long.toHexString(part) : Long.toUnsignedString(part);
        return range.inPlace() ? withUnit(number, range.unit()) : Quantity.text(number, range.unit());
    }

    /** The text of a constant. The constant for unknown codes is followed by the code, with all digits of its bytes. */
    static String codeText(CodedEnum constant, long code, int length) {
        return constant.code() < 0 ? constant + " (" + hex(code, length) + ")" : constant.toString();
    }
}
