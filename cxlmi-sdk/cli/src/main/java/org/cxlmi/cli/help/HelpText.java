package org.cxlmi.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Help as lines of text for a terminal of some width. */
public final class HelpText {

    private static final int NARROWEST = 30;
    private static final int WIDEST = 100;
    private static final int INDENT = 2;
    private static final int TEXT_INDENT = 8;
    private static final Pattern SPACE = Pattern.compile(" +");

    private final int width;
    private final List<String> lines = new ArrayList<>();

    private HelpText(int width) {
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** The lines of a page. */
    public static List<String> of(HelpPage page, int width) {
        HelpText text = new HelpText(width);
        text.wrap("Usage: cxlmi " + page.synopsis(), 0, TEXT_INDENT);
        for (String paragraph : page.description()) {
            text.lines.add("");
            text.wrap(paragraph, 0, 0);
        }
        for (HelpPage.Section section : page.sections()) {
            text.lines.add("");
            text.lines.add(section.title() + ":");
            section.entries().forEach(text::add);
        }
        return text.lines;
    }

    private void add(HelpPage.Entry entry) {
        wrap(entry.term(), INDENT, TEXT_INDENT);
        if (!entry.text().isEmpty()) {
            wrap(entry.text(), TEXT_INDENT, TEXT_INDENT);
        }
    }

    /** Adds a paragraph; a word that is too long has a line of its own. */
    private void wrap(String paragraph, int first, int others) {
        StringBuilder line = new StringBuilder(" ".repeat(first));
        boolean isEmpty = true;
        for (String word : SPACE.split(paragraph.strip(), -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(others));
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        lines.add(line.toString());
    }
}
