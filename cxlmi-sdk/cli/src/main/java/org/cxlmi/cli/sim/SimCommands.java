package org.cxlmi.cli.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Invocation;

/** The commands about simulated fabrics, by their names. */
public final class SimCommands {

    private static final Map<String, Function<CommonOptions, Invocation>> ALL = all();

    private SimCommands() {}

    private static Map<String, Function<CommonOptions, Invocation>> all() {
        Map<String, Function<CommonOptions, Invocation>> all = new LinkedHashMap<>();
        all.put(ServeCommand.NAME, ServeCommand::new);
        all.put(InitCommand.NAME, InitCommand::new);
        all.put(ComponentsCommand.NAME, ComponentsCommand::new);
        all.put(FaultCommand.NAME, FaultCommand::new);
        all.put(ClearFaultsCommand.NAME, ClearFaultsCommand::new);
        all.put(EventCommand.NAME, EventCommand::new);
        all.put(PowerCommand.NAME, PowerCommand::new);
        all.put(ClockCommand.NAME, ClockCommand::new);
        all.put(SaveCommand.NAME, SaveCommand::new);
        all.put(RestoreCommand.NAME, RestoreCommand::new);
        return all;
    }

    /** The names of all. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The command of this name, with options that all commands have. */
    public static Optional<Invocation> find(String name, CommonOptions common) {
        return Optional.ofNullable(ALL.get(name)).map(command -> command.apply(common));
    }
}
