package org.cxlmi.cli.output;

/** Whatever read the output has seen enough, such as {@code head}. There is nothing to report, and nobody to read it. */
public final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
