package org.cxlmi.cli.sim;

import java.nio.charset.StandardCharsets;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints a fabric file. */
@Command(description = "Prints a file with a small simulated fabric, to begin with: cxlmi sim init > fabric.yaml")
final class InitCommand implements Invocation {

    static final String NAME = "sim init";

    private final CommonOptions common;

    InitCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        try (StandardOutput out = new StandardOutput(environment.streams().out())) {
            out.write(DefaultFabric.text().getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.OK;
    }
}
