package org.cxlmi.cli.output;

/** The form of the output. */
public enum OutputFormat {
    TEXT,
    JSON,
    JSONL,
    HEX,
    BINARY;

    /** Whether messages are written as JSON too. */
    boolean isJson() {
        return this == JSON || this == JSONL;
    }
}
