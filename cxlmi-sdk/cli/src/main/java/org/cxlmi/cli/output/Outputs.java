package org.cxlmi.cli.output;

/** Makes the output of a format. */
public final class Outputs {

    private Outputs() {}

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
