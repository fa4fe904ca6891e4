package org.cxlmi.cli.output;

/** Prints results. */
public interface ResultOutput extends AutoCloseable {

    /** Prints a result, or keeps it until the end. Failures of text and bytes are printed as messages only. */
    void add(Result result);

    /** Ends the output. */
    @Override
    void close();
}
