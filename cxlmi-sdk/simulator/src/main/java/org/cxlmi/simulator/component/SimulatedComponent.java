package org.cxlmi.simulator.component;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.SimulatedFaults;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.core.SimulatedTransport;

/**
 * A CXL component that exists in memory only and answers commands from its own state.
 *
 * <p>It may be used from many threads; it carries out one command at a time. Its Command Effects Log lists the commands
 * that it has; to all others it answers Unsupported.
 */
public abstract class SimulatedComponent {

    private final String name;
    private final SimulatedClock clock;
    private final SimulatedFaults faults;

    SimulatedComponent(String name, InstantSource clock) {
        this.name = Objects.requireNonNull(name, "name");
        this.clock = clock instanceof SimulatedClock simulated ? simulated : SimulatedClock.running();
        this.faults = new SimulatedFaults(this.clock);
    }

    /** What its connections are called. */
    public final String name() {
        return name;
    }

    /**
     * Opens a connection; all connections share the component's state, but each has its own response message limit and
     * its own place in what is read in parts.
     */
    public final Transport connect() {
        return new SimulatedTransport(name, clock, responder(), limits(), faults::isGone);
    }

    /** What goes wrong with it, at first nothing. */
    public final SimulatedFaults faults() {
        return faults;
    }

    /** Does what a reset does. */
    public abstract void reset();

    /**
     * Its state and that of what is behind it, in maps, lists, strings, numbers and booleans, as JSON and YAML have them.
     * What belongs to a connection, such as its response message limit, is not part of it, nor are faults, nor {@link
     * #ldPools}.
     *
     * <p>Of passphrases it holds digests; the secret values of domain validation it holds as they are.
     */
    public abstract Map<String, Object> save();

    /**
     * Takes over what {@link #save} gave: for one that has just been made, and was made as the one that was saved.
     * Operations that were running in the background go on. After a failure it is of no use.
     *
     * @throws IllegalArgumentException if the state is damaged, or is none of a component like this
     */
    public final void restore(Map<String, ?> state) {
        restore(SavedState.of(state));
    }

    abstract void restore(SavedState state);

    /**
     * The LD pools of the multi-headed devices that it is a head of, or that have a head behind it. Other components may
     * lead to them too, so that their state is part of none.
     */
    public List<SimulatedComponent> ldPools() {
        return List.of();
    }

    /** The component that a tunnel leads to, where there is one. */
    public Optional<SimulatedComponent> behind(Tunnel.Hop hop) {
        return Optional.empty();
    }

    /**
     * Opens a connection as {@link #connect} does, for programs that carry messages themselves, to serve the component
     * to others. Messages that are no requests, but responses or of a reserved category, are dismissed: they are never
     * answered.
     */
    public final CciResponder responder() {
        CciResponder faulty = faults.around(open());
        return (type, message) ->
                message.header().category() == CciMessage.REQUEST ? faulty.receive(type, message) : CciReply.NONE;
    }

    /** How long the payloads on a new connection may be. */
    abstract PayloadLimits limits();

    /** A new connection to it, with nothing in between. */
    abstract CciResponder open();

    /** What a switch says is on its port. */
    abstract ConnectedDeviceType deviceType();

    /** The registers of a logical device in it, if it has such. */
    Optional<? extends LogicalDeviceRegisters> registersOf(int ldId) {
        return Optional.empty();
    }

    @Override
    public final String toString() {
        return name;
    }
}
