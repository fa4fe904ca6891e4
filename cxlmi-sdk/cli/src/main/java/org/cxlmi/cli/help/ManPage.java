package org.cxlmi.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Help as a page for man. */
public final class ManPage {

    private ManPage() {}

    /** The name of a page. */
    public static String name(HelpPage page) {
        return page.name().isEmpty() ? "cxlmi" : "cxlmi-" + page.name().replace(' ', '-');
    }

    /** The lines of a page, in roff. */
    public static List<String> of(HelpPage page, String version) {
        String name = name(page);
        List<String> lines = new ArrayList<>();
        lines.add(".TH \"" + escaped(name.toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"cxlmi " + version + "\"");
        lines.add(".SH NAME");
        lines.add(escaped(name) + " \\- " + escaped(page.description().get(0)));
        lines.add(".SH SYNOPSIS");
        lines.add(".B cxlmi");
        lines.add(escaped(page.synopsis()));
        lines.add(".SH DESCRIPTION");
        for (String paragraph : page.description()) {
            lines.add(".PP");
            lines.add(escaped(paragraph));
        }
        for (HelpPage.Section section : page.sections()) {
            lines.add(".SH \"" + escaped(section.title().toUpperCase(Locale.ROOT)) + "\"");
            for (HelpPage.Entry entry : section.entries()) {
                lines.add(".TP");
                lines.add(".B " + escaped(entry.term()));
                lines.add(escaped(entry.text().isEmpty() ? "\u00a0" : entry.text()));
            }
        }
        return lines;
    }

    /** A line of text may begin with neither a dot nor an apostrophe; a hyphen that can be copied is escaped. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\u00a0", "\\ ");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
