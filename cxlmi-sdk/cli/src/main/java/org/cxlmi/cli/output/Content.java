package org.cxlmi.cli.output;

import java.util.List;

/** The response of one target, in each form that it may be printed in. */
public interface Content {

    /** The exit code, if the command has come to its end. */
    default int exitCode() {
        return ExitCode.OK;
    }

    /** The lines of text. */
    List<Row> rows();

    /** A struct, text, number, list or map of these; or null if there is nothing. */
    Object json();

    /**
     * The bytes, for hexadecimal and binary output.
     *
     * @throws CliException if the command has no single response that these could be of
     */
    byte[] bytes();
}
