package org.cxlmi.cli.porcelain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.DetailContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.sim.SimCommands;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.ops.ComponentSummary;
import org.cxlmi.sdk.topology.TopologyWalk;

/** The jobs by their names. */
public final class Porcelain {

    private static final String LIST = "list";
    private static final String HEALTH = "health";
    private static final String TOPOLOGY = "topology";

    private Porcelain() {}

    /** The names of all. */
    public static List<String> names() {
        return Stream.of(List.of(LIST, HEALTH, TOPOLOGY, EventsCommand.NAME), Jobs.names(), SimCommands.names())
                .flatMap(List::stream)
                .toList();
    }

    /** The first words of the names that have two. */
    public static Set<String> groups() {
        return names().stream()
                .filter(name -> name.contains(" "))
                .map(name -> name.substring(0, name.indexOf(' ')))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The job of this name, with options that all commands have. */
    public static Optional<Invocation> find(String name, CommonOptions common) {
        return switch (name) {
            case LIST ->
                Optional.of(new TargetCommand(
                        LIST,
                        "Lists components: what they are, and how they are. Without TARGET, all that there are.",
                        true,
                        target -> SummaryRow.of(ComponentSummary.of(target)),
                        common));
            case HEALTH ->
                Optional.of(new TargetCommand(
                        HEALTH,
                        "Shows the health of memory devices, and at which values they raise alerts.",
                        false,
                        Porcelain::health,
                        common));
            case TOPOLOGY ->
                Optional.of(new TargetCommand(
                        TOPOLOGY,
                        "Shows everything behind a component and inside it, and what is bound to what.",
                        false,
                        target -> new TopologyContent(TopologyWalk.create().from(target)),
                        common));
            case EventsCommand.NAME -> Optional.of(new EventsCommand(common));
            default -> Jobs.find(name, common).or(() -> SimCommands.find(name, common));
        };
    }

    private static Content health(CxlTarget target) {
        MemoryDevice device = MemoryDevice.of(target);
        return new DetailContent()
                .with("health", device.getHealthInfo())
                .with("alerts", device.getAlertConfiguration());
    }
}
