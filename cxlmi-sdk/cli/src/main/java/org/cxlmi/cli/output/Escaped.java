package org.cxlmi.cli.output;

import java.util.Locale;

/** Text that came from outside, such as from a device or a file, made harmless for a terminal. */
public final class Escaped {

    private Escaped() {}

    /**
     * The text with escapes in place of all characters that a terminal does not simply show: control characters, and
     * those that change the direction of text or are not visible.
     */
    public static String text(String text) {
        if (text.codePoints().allMatch(Escaped::isShown)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isShown(character)) {
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
