package org.cxlmi.cli.run;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of the command line: its options, and what it does with their values. */
public interface Invocation {

    /** The options and parameters. */
    CommandSpec spec();

    /** Runs the command, and returns its exit code. */
    int run(ParseResult parsed, Environment environment);
}
