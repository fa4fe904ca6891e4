package org.cxlmi.cli.sim;

import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import picocli.CommandLine.Command;

/** Removes faults. */
@Command(description = "Removes the faults of a component of a served fabric.")
final class ClearFaultsCommand extends ComponentCommand {

    static final String NAME = "sim clear-faults";

    ClearFaultsCommand(CommonOptions common) {
        super(NAME, "clear-faults", common);
    }

    @Override
    void add(Map<String, Object> more) {
        // The component is all that it says.
    }

    @Override
    Content content(String component, Map<String, Object> answer) {
        return ReportContent.of("faults removed", answer);
    }
}
