package org.cxlmi.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Printable ASCII text, whose bytes are the same when it is written again. */
final class Ascii {

    private Ascii() {}

    /**
     * The bytes as text, if they are printable ASCII.
     *
     * @param padded whether zero bytes may follow
     */
    static Optional<String> text(byte[] bytes, boolean padded) {
        int length = bytes.length;
        while (padded && length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return isPrintable(text) ? Optional.of(text) : Optional.empty();
    }

    /** The bytes of a text, if it is printable ASCII. */
    static Optional<byte[]> bytes(String text) {
        return isPrintable(text) ? Optional.of(text.getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /** The bytes, filled up with zeros to a length that is at least theirs. */
    static byte[] padded(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
