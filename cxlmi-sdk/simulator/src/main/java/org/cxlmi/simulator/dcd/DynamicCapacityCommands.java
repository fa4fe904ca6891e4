package org.cxlmi.simulator.dcd;

import java.util.List;
import java.util.Map;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The commands by which a fabric manager divides the dynamic capacity of a device among its hosts. */
public final class DynamicCapacityCommands implements CommandSet, Saved {

    private final TaggedCapacity tags;
    private final List<CommandSet> commandSets;

    public DynamicCapacityCommands(DynamicCapacityHosts hosts) {
        tags = new TaggedCapacity(hosts);
        commandSets = List.of(
                new DynamicCapacityQueries(hosts),
                new RegionConfiguration(hosts, tags),
                new DynamicCapacityAddAndRelease(hosts, tags),
                new TagCommands(tags));
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        commandSets.forEach(commands -> commands.register(table, limits));
    }

    @Override
    public Map<String, Object> save() {
        return tags.save();
    }

    @Override
    public void restore(SavedState state) {
        tags.restore(state);
    }
}
