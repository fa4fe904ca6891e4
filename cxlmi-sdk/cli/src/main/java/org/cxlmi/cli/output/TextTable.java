package org.cxlmi.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table with a row for each target. */
final class TextTable {

    private static final String TARGET = "TARGET";
    private static final String NOTHING = "-";

    private final List<Map<String, String>> rows = new ArrayList<>();

    void add(String target, TableContent content) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(TARGET, Escaped.forOutput(target));
        content.columns().forEach((name, value) -> row.put(name, value.isEmpty() ? NOTHING : Escaped.forOutput(value)));
        rows.add(row);
    }

    /** The lines, with headings; none if there are no rows. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (rows.isEmpty()) {
            return lines;
        }
        Map<String, Integer> widths = new LinkedHashMap<>();
        rows.forEach(row ->
                row.forEach((name, value) -> widths.merge(name, Math.max(name.length(), value.length()), Math::max)));
        Map<String, String> headings = new LinkedHashMap<>();
        widths.keySet().forEach(name -> headings.put(name, name));
        lines.add(line(headings, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(Map<String, String> row, Map<String, Integer> widths) {
        StringBuilder line = new StringBuilder();
        widths.forEach((name, width) -> {
            String value = row.getOrDefault(name, NOTHING);
            line.append(value).append(" ".repeat(width - value.length() + 2));
        });
        return line.toString().stripTrailing();
    }
}
