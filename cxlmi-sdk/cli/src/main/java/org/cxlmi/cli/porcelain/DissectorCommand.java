package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.StandardOutput;
import org.cxlmi.cli.plugin.DissectorScript;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the script for Wireshark. */
@Command(
        description =
                "Prints a script with which Wireshark shows the commands of the specification and of plug-ins: put it"
                        + " into ~/.local/lib/wireshark/plugins/cxlcci.lua. Wireshark loads no such script for root.")
final class DissectorCommand implements Invocation {

    static final String NAME = "dissector";

    private final CommonOptions common;

    DissectorCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        String script = DissectorScript.of(PluginFolders.of(environment.variables()));
        StandardOutput out = new StandardOutput(environment.streams().out());
        script.lines().forEach(out::line);
        out.flush();
        return ExitCode.OK;
    }
}
