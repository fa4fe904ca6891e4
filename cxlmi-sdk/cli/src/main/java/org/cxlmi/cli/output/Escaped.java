package org.cxlmi.cli.output;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.cxlmi.runtime.wire.PlainText;

/** Text that came from outside, such as from a device or a file, made harmless for a terminal. */
public final class Escaped {

    private static final int FIRST_NOT_ASCII = 0x80;

    private Escaped() {}

    /**
     * The text with escapes in place of all characters that a terminal does not simply show: control characters, and
     * those that change the direction of text or are not visible.
     */
    public static String text(String text) {
        return escaped(text, Escaped::isShown);
    }

    /** The text as {@link #text} makes it, in characters that standard output can show. */
    static String forOutput(String text) {
        return fit(text(text), PlainText.standardOutput());
    }

    /** The text in characters that a charset has: symbols in ASCII, and escapes in place of all others. */
    static String fit(String text, Charset charset) {
        String fitting = PlainText.fit(text, charset);
        if (fitting.chars().allMatch(character -> character < FIRST_NOT_ASCII)) {
            return fitting;
        }
        CharsetEncoder encoder = charset.newEncoder();
        return escaped(fitting, character -> encoder.canEncode(Character.toString(character)));
    }

    private static String escaped(String text, IntPredicate shownAsItIs) {
        if (text.codePoints().allMatch(shownAsItIs)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (shownAsItIs.test(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(Locale.ROOT, character <= 0xFF ? "\\x%02x" : "\\u{%x}", character));
            }
        });
        return shown.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
