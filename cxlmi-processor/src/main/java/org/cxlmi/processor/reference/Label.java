package org.cxlmi.processor.reference;

import java.util.ArrayList;
import java.util.List;

/** Breaks a name into lines that fit a box. */
final class Label {

    /** Pixels that a character takes on average, at the size that the style sheet gives labels. */
    private static final double CHARACTER = 5.9;

    /** How much wider than its box a line may be before it is cut off; up to there it is squeezed. */
    private static final double SQUEEZE = 1.3;

    private Label() {}

    /**
     * One line.
     *
     * @param squeezed whether it takes squeezing to fit
     */
    record Line(String text, boolean squeezed) {}

    static List<Line> lines(String name, double width, int most) {
        List<String> texts = new ArrayList<>();
        for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<= )", -1)) {
            int last = texts.size() - 1;
            if (last >= 0 && fits(texts.get(last) + word, width)) {
                texts.set(last, texts.get(last) + word);
            } else if (last + 1 == most) {
                texts.set(last, texts.get(last) + word);
            } else {
                texts.add(word);
            }
        }
        return texts.stream().map(text -> line(text.strip(), width)).toList();
    }

    static boolean fits(String text, double width) {
        return text.strip().length() * CHARACTER <= width;
    }

    private static Line line(String text, double width) {
        int most = (int) (width * SQUEEZE / CHARACTER);
        String shown = text.length() <= most ? text : text.substring(0, Math.max(1, most - 1)) + "…";
        return new Line(shown, !fits(shown, width));
    }
}
