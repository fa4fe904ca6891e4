package org.cxlmi.cli.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.simulator.fabric.FabricClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Saves the state. */
@Command(description = "Saves the state of a served fabric to a file.")
final class SaveCommand extends ControlCommand {

    static final String NAME = "sim save";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, which is replaced as a whole.")
    private Path file = Path.of("");

    SaveCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    Content ask(FabricClient fabric) {
        try {
            fabric.save(file);
        } catch (IOException e) {
            throw CliException.system("The state cannot be saved to " + file + ": " + IoReason.of(e) + ".");
        }
        return ReportContent.of("saved to " + file, Map.of("file", file.toString()));
    }
}
