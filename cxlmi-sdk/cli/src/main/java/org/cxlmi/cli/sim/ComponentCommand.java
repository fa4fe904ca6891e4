package org.cxlmi.cli.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.simulator.fabric.FabricClient;
import picocli.CommandLine.Parameters;

/** A request about one component. */
abstract class ComponentCommand extends ControlCommand {

    @Parameters(
            index = "1",
            paramLabel = "COMPONENT",
            description = "The name or the path of a component, such as mem0 or switch0/port1.")
    private String component = "";

    private final String request;

    ComponentCommand(String name, String request, CommonOptions common) {
        super(name, common);
        this.request = request;
    }

    /** What the request says besides the component. */
    abstract void add(Map<String, Object> more);

    /** What the answer means. */
    abstract Content content(String component, Map<String, Object> answer);

    @Override
    final Content ask(FabricClient fabric) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("component", component);
        add(more);
        return content(component, fabric.request(request, more));
    }
}
