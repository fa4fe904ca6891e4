package org.cxlmi.simulator.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;

/** Carries out the commands of a component one at a time, and passes messages on to the components that it manages. */
public final class Controller implements Saved {

    private static final int STATE_VERSION = 1;

    private final String name;
    private final IdentifyResponse identity;
    private final BackgroundOperations background;
    private final List<CommandSet> commandSets;
    private final Map<String, Saved> saved;
    private final Function<Tunnel.Hop, CciResponder> behind;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param saved what its state consists of, to be restored in this order */
    public Controller(
            String name,
            IdentifyResponse identity,
            BackgroundOperations background,
            List<CommandSet> commandSets,
            Map<String, Saved> saved,
            Function<Tunnel.Hop, CciResponder> behind) {
        this.name = name;
        this.identity = identity;
        this.background = background;
        this.commandSets = commandSets;
        this.saved = saved;
        this.behind = behind;
    }

    /** The limits of payloads until a client sets another limit. */
    public PayloadLimits limits() {
        return new MessageLimits(identity.maximumMessageSize()).ofConnection();
    }

    /** A new connection. */
    public CciResponder open() {
        MessageLimits limits = new MessageLimits(identity.maximumMessageSize());
        CommandTable table = new CommandTable(limits);
        Tunnels tunnels = new Tunnels(behind);
        new InformationAndStatus(identity).register(table, limits);
        background.register(table, limits);
        CommandEffectsLog.register(table, limits);
        tunnels.register(table, limits);
        commandSets.forEach(commands -> commands.register(table, limits));
        return (type, message) -> locked(() -> receive(table, tunnels, type, message));
    }

    private CciReply receive(CommandTable table, Tunnels tunnels, MessageType type, CciMessage message) {
        background.advance();
        tunnels.begin();
        CciResponse response = table.answer(type, message);
        return tunnels.carried(CciReply.of(message.respond(response)));
    }

    /** Does something while no command is carried out, after all background work that is due. */
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            background.advance();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Map<String, Object> save() {
        return locked(() -> {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("version", STATE_VERSION);
            state.put("identity", SavedState.hex(identity.bytes()));
            saved.forEach((part, value) -> state.put(part, value.save()));
            return state;
        });
    }

    @Override
    public void restore(SavedState state) {
        state.number("version", STATE_VERSION, STATE_VERSION);
        state.check(identity.equals(state.struct("identity", IdentifyResponse::wrap)), "identity", "that of " + name);
        change(() -> saved.forEach((part, value) -> value.restore(state.map(part))));
    }

    public void change(Runnable change) {
        locked(() -> {
            change.run();
            return Boolean.TRUE;
        });
    }
}
