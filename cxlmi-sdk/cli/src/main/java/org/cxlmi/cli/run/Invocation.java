package org.cxlmi.cli.run;

import java.util.List;
import org.cxlmi.cli.help.HelpPage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of the command line: its options, and what it does with their values. */
public interface Invocation {

    /** The options and parameters. */
    CommandSpec spec();

    /** More for its help, after the options. */
    default List<HelpPage.Section> sections() {
        return List.of();
    }

    /** Runs the command, and returns its exit code. */
    int run(ParseResult parsed, Environment environment);
}
