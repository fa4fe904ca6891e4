package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;

/** Breaks a name into lines that fit a box. */
final class Label {

    /** How much wider than its box a line may be before it is broken or cut off; up to there it is squeezed. */
    private static final double SQUEEZE = 1.4;

    private Label() {}

    /**
     * One line.
     *
     * @param squeezed whether it takes squeezing to fit
     */
    record Line(String text, boolean squeezed) {}

    static List<Line> lines(String name, double width, int most) {
        List<String> texts = new ArrayList<>();
        for (String word : words(name, width)) {
            int last = texts.size() - 1;
            boolean follows = last >= 0 && !texts.get(last).endsWith("-") && fits(texts.get(last) + word, width);
            if (follows || last + 1 == most) {
                texts.set(last, texts.get(last) + word);
            } else {
                texts.add(word);
            }
        }
        return texts.stream().map(text -> line(text.strip(), width)).toList();
    }

    static boolean fits(String text, double width) {
        return width(text.strip()) <= width;
    }

    /** Pixels that a text takes in a wide font, at the size that the style sheet gives labels. */
    private static double width(String text) {
        return text.chars().mapToDouble(Label::width).sum();
    }

    private static double width(int character) {
        if ("fijlrtI1-.,[] ".indexOf(character) >= 0) {
            return 4;
        } else if ("mwMW…×".indexOf(character) >= 0) {
            return 10;
        }
        return Character.isUpperCase(character) ? 7.2 : 6.6;
    }

    /** The words of a name; those that are too long, in pieces with hyphens. */
    private static List<String> words(String name, double width) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<= )", -1)) {
            String rest = word;
            while (!fits(rest, width * SQUEEZE)) {
                String half = rest.substring(0, (rest.length() + 1) / 2);
                String piece = fits(half + "-", width * SQUEEZE) ? half : cut(rest, width * SQUEEZE, "-");
                words.add(piece + "-");
                rest = rest.substring(piece.length());
            }
            words.add(rest);
        }
        return words;
    }

    private static Line line(String text, double width) {
        String shown = fits(text, width * SQUEEZE) ? text : cut(text, width * SQUEEZE, "…") + "…";
        return new Line(shown, !fits(shown, width));
    }

    /** As much of a text as fits with an end, and at least one character. */
    private static String cut(String text, double width, String end) {
        int length = text.length() - 1;
        while (length > 1 && !fits(text.substring(0, length) + end, width)) {
            length--;
        }
        return text.substring(0, length);
    }
}
