package org.cxlmi.runtime.wire;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Text for outputs that cannot show every character: the symbols of units are written in ASCII if needed. */
public final class PlainText {

    private static final Map<Character, String> IN_ASCII = Map.of(
            '\u00D7', "x", // multiplication sign
            '\u00B0', "", // degree sign, before C
            '\u00B5', "u", // micro sign
            '\u2026', "...", // ellipsis
            '\uFFFD', "?");

    private static final Charset STANDARD_OUTPUT = charsetOfStandardOutput();

    private PlainText() {}

    /** The charset of the standard output stream, if this Java runtime knows it. */
    public static Charset standardOutput() {
        return STANDARD_OUTPUT;
    }

    private static Charset charsetOfStandardOutput() {
        // The first since Java 19; the second before that, and only for a terminal.
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        try {
            return name == null ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }

    /** The text, with symbols that the charset lacks written in ASCII. */
    public static String fit(String text, Charset charset) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text;
        }
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder fitting = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            String inAscii = IN_ASCII.get(character);
            if (inAscii == null || encoder.canEncode(character)) {
                fitting.append(character);
            } else {
                fitting.append(inAscii);
            }
        }
        return fitting.toString();
    }
}
