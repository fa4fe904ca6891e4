package org.cxlmi.examples;

import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Runs the example that the first argument names. */
@Command(
        name = "examples/run",
        description = "Small programs that manage CXL components.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Scan.class,
            Simple.class,
            Health.class,
            Events.class,
            Firmware.class,
            Tunneling.class,
            Vendor.class,
            Serve.class
        })
final class Examples {

    private Examples() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Examples()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            if (failure instanceof CxlException || failure instanceof IllegalArgumentException) {
                commandLine
                        .getErr()
                        .println(PlainText.fit(String.valueOf(failure.getMessage()), PlainText.standardOutput()));
                return ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }
}
