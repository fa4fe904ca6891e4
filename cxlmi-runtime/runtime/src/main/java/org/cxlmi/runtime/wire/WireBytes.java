package org.cxlmi.runtime.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw bytes and ASCII text in a byte array. */
@ForGeneratedCode
public final class WireBytes {

    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    /** What erased flash memory holds. */
    private static final byte UNWRITTEN = (byte) 0xff;

    private WireBytes() {}

    /** A copy of some bytes. */
    public static byte[] copy(byte[] array, int at, int length) {
        return Arrays.copyOfRange(array, at, at + length);
    }

    /** Whether some bytes are all zero. */
    public static boolean isZero(byte[] array, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (array[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** A read-only view of some bytes. */
    public static ByteBuffer buffer(byte[] array, int at, int length) {
        return ByteBuffer.wrap(array, at, length).slice().asReadOnlyBuffer();
    }

    /**
     * The ASCII text up to the first zero byte, without the spaces and FFh bytes that components pad it with. Bytes that are
     * not printable ASCII read as {@code \\x80}.
     */
    public static String text(byte[] array, int at, int length) {
        int end = at;
        while (end < at + length && array[end] != 0) {
            end++;
        }
        while (end > at && (array[end - 1] == FIRST_PRINTABLE || array[end - 1] == UNWRITTEN)) {
            end--;
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = at; i < end; i++) {
            boolean printable = array[i] >= FIRST_PRINTABLE && array[i] <= LAST_PRINTABLE;
            text.append(
                    printable
                            ? String.valueOf((char) array[i])
                            : "\\x" + HexFormat.of().toHexDigits(array[i]));
        }
        return text.toString();
    }

    /** Writes bytes into a field of exactly their length. */
    public static void put(String struct, String field, byte[] array, int at, int length, byte[] value) {
        if (value.length != length) {
            throw FieldRange.refused(struct, field, "exactly " + length + " bytes", value.length + " bytes");
        }
        System.arraycopy(value, 0, array, at, length);
    }

    /** Writes ASCII text into a field that is filled up with zero bytes. */
    public static void putText(String struct, String field, byte[] array, int at, int length, String value) {
        byte[] ascii = ascii(struct, field, value);
        if (ascii.length > length) {
            throw FieldRange.refused(struct, field, "at most " + length + " characters", ascii.length + " characters");
        }
        Arrays.fill(array, at, at + length, (byte) 0);
        System.arraycopy(ascii, 0, array, at, ascii.length);
    }

    /** The bytes of a text that is printable ASCII. */
    public static byte[] ascii(String struct, String field, String value) {
        byte[] ascii = new byte[value.length()];
        for (int i = 0; i < ascii.length; i++) {
            char character = value.charAt(i);
            if (character < FIRST_PRINTABLE || character > LAST_PRINTABLE) {
                throw FieldRange.refused(struct, field, "printable ASCII", "another character at " + i);
            }
            ascii[i] = (byte) character;
        }
        return ascii;
    }

    /** Writes a nested struct. */
    public static void putStruct(byte[] array, int at, Struct value) {
        System.arraycopy(value.array, value.offset, array, at, value.byteLength());
    }

    /** The first {@code length} bytes of a fixed part with the bytes of an array inserted at {@code at}. */
    public static byte[] insert(byte[] fixed, int length, int at, byte[] inserted) {
        byte[] all = new byte[length + inserted.length];
        System.arraycopy(fixed, 0, all, 0, at);
        System.arraycopy(inserted, 0, all, at, inserted.length);
        System.arraycopy(fixed, at, all, at + inserted.length, length - at);
        return all;
    }
}
