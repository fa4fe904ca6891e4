package org.cxlmi.cli.sim;

import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches a component on or off. */
@Command(description = "Switches a component of a served fabric off, or on again, after which it has been reset.")
final class PowerCommand extends ComponentCommand {

    static final String NAME = "sim power";

    @Parameters(index = "2", paramLabel = "ON|OFF", description = "What its power is to be: on or off.")
    private String power = "";

    PowerCommand(CommonOptions common) {
        super(NAME, "power", common);
    }

    @Override
    void add(Map<String, Object> more) {
        more.put("to", power);
    }

    @Override
    Content content(String component, Map<String, Object> answer) {
        return ReportContent.of(component + " is " + power, answer);
    }
}
