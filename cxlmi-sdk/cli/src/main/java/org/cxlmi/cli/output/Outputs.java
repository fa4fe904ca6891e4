package org.cxlmi.cli.output;

import java.util.List;

/** Makes the output of a format. */
public final class Outputs {

    private Outputs() {}

    /** A value as JSON, for a file. */
    public static String json(Object value) {
        return JsonOutput.text(value);
    }

    /** Lines as text, for a file. */
    public static String text(List<Row> rows) {
        return String.join("\n", TextOutput.lines(rows, 0)) + "\n";
    }

    /**
     * Begins the output.
     *
     * @param several whether there are several targets
     * @throws CliException if the format cannot show several targets
     */
    public static ResultOutput of(OutputFormat format, StandardOutput out, Messages messages, boolean several) {
        return switch (format) {
            case TEXT -> new TextOutput(out, messages, several);
            case JSON -> new JsonOutput(out, messages, true);
            case JSONL -> new JsonOutput(out, messages, false);
            case HEX -> new BytesOutput(out, messages, true, several);
            case BINARY -> new BytesOutput(out, messages, false, several);
        };
    }
}
