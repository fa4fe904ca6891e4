package org.cxlmi.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs the example that the first argument names. */
@Command(
        name = "examples/run",
        description = "Small programs that manage CXL components.",
        subcommands = {
            Scan.class,
            Simple.class,
            Health.class,
            Events.class,
            Firmware.class,
            Tunneling.class,
            Topology.class,
            Many.class,
            Vendor.class,
            Serve.class
        })
final class Examples {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private boolean help;

    private Examples() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Examples()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            if (failure instanceof CxlException || failure instanceof IllegalArgumentException) {
                return fail(commandLine, String.valueOf(failure.getMessage()));
            }
            if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                return fail(commandLine, "A file cannot be read or written: " + failure.getMessage());
            }
            throw failure;
        });
    }

    private static int fail(CommandLine commandLine, String message) {
        commandLine.getErr().println(PlainText.fit(message, PlainText.standardOutput()));
        return ExitCode.SOFTWARE;
    }
}
