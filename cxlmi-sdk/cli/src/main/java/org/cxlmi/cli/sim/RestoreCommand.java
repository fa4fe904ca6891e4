package org.cxlmi.cli.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.simulator.fabric.FabricClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores a state. */
@Command(
        description =
                "Gives a served fabric the state in a file that sim save or serve --state wrote. Faults and power are"
                        + " those of the fabric file again.")
final class RestoreCommand extends ControlCommand {

    static final String NAME = "sim restore";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    RestoreCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    Content ask(FabricClient fabric) throws IOException {
        fabric.restore(file);
        return ReportContent.of("restored from " + file, Map.of("file", file.toString()));
    }
}
