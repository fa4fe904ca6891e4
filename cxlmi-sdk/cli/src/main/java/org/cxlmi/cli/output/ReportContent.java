package org.cxlmi.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job found or did.
 *
 * @param rows the lines of text
 * @param json the same for programs
 */
public record ReportContent(List<Row> rows, Map<String, @Nullable Object> json) implements Content {

    public ReportContent {
        rows = List.copyOf(rows);
        json = new LinkedHashMap<>(json);
    }

    /** A report of one sentence. */
    public static ReportContent of(String sentence, Map<String, @Nullable Object> json) {
        return new ReportContent(List.of(new Row(0, sentence, "")), json);
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary show the response of a single command; use -o text or -o json");
    }
}
