package org.cxlmi.cli;

import java.util.List;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.run.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Help, on standard output. */
final class Help {

    private Help() {}

    /** Prints the help of a command, or the list of all if none is named. */
    static int print(StandardOutput out, List<String> words) {
        if (words.isEmpty()) {
            out.line("Usage: cxlmi COMMAND [TARGET...] [--field value...] [options]");
            out.line("");
            out.line("Commands:");
            Commands.all().map(NamedCommand::fullName).sorted().forEach(name -> out.line("  " + name));
            out.line("  raw");
        } else {
            CommandLine line =
                    new CommandLine(Cli.invocation(words, new CommonOptions()).spec());
            for (String text : line.getUsageMessage(Ansi.OFF).split("\n", -1)) {
                out.line(text.stripTrailing());
            }
        }
        out.flush();
        return ExitCode.OK;
    }
}
