package org.cxlmi.cli.sim;

import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.simulator.fabric.FabricClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows or advances the clock. */
@Command(description = "Shows the clock of a served fabric, and perhaps advances it first.")
final class ClockCommand extends ControlCommand {

    static final String NAME = "sim clock";

    @Option(
            names = "--advance",
            paramLabel = "TIME",
            description = "Advance the clock by this time, such as 10s or 5min.")
    private @Nullable String advance;

    ClockCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    Content ask(FabricClient fabric) {
        Map<String, Object> answer = fabric.request("clock", advance == null ? Map.of() : Map.of("advance", advance));
        String standing = Boolean.TRUE.equals(answer.get("driven")) ? ", standing still until it is advanced" : "";
        return ReportContent.of(answer.get("time") + standing, answer);
    }
}
