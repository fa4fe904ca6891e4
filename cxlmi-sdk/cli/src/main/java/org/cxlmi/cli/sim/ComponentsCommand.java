package org.cxlmi.cli.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.simulator.fabric.FabricClient;
import picocli.CommandLine.Command;

/** Lists components. */
@Command(description = "Lists the components of a served fabric, with their endpoint IDs.")
final class ComponentsCommand extends ControlCommand {

    static final String NAME = "sim components";

    ComponentsCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    Content ask(FabricClient fabric) {
        Map<String, Object> answer = fabric.request("components", Map.of());
        List<Row> rows = new ArrayList<>();
        if (answer.get("components") instanceof List<?> components) {
            for (Object each : components) {
                if (each instanceof Map<?, ?> component) {
                    Object eid = component.get("eid");
                    boolean isNamed = Objects.equals(component.get("path"), component.get("component"));
                    String value =
                            (isNamed ? "" : component.get("component") + " ") + (eid == null ? "" : "eid " + eid);
                    rows.add(new Row(0, String.valueOf(component.get("path")), value.strip()));
                }
            }
        }
        return new ReportContent(rows, answer);
    }
}
