package org.cxlmi.simulator.component;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
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
 * A simulated CXL component. It exists only in memory and answers commands from its own state.
 *
 * <p>It can be used from many threads, and carries out one command at a time. Its Command Effects Log lists the
 * commands that it has; to all others it answers Unsupported.
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

    /** The name of the component and of its connections. */
    public final String name() {
        return name;
    }

    /**
     * Opens a connection. All connections share the component's state, but each has its own response message limit and
     * its own position in lists that are read in parts.
     */
    public final Transport connect() {
        return new SimulatedTransport(name, clock, responder(), limits(), faults::isGone);
    }

    /** The faults of the component; none at first. */
    public final SimulatedFaults faults() {
        return faults;
    }

    /** Resets the component. */
    public abstract void reset();

    /**
     * The state of the component and of the components behind it, as maps, lists, strings, numbers and booleans, as
     * JSON and YAML have them. The state of connections, such as the response message limit, faults and
     * {@link #ldPools} are not included.
     *
     * <p>Passphrases are stored as digests, but the secret values of domain validation are stored as they are.
     */
    public abstract Map<String, Object> save();

    /**
     * Restores the state that {@link #save} returned. The component has to be new, and built in the same way as the
     * saved one. Operations that ran in the background go on. After a failure, the component cannot be used.
     *
     * @throws IllegalArgumentException if the state is damaged, or belongs to another kind of component
     */
    public final void restore(Map<String, ?> state) {
        restore(SavedState.of(state));
    }

    abstract void restore(SavedState state);

    /**
     * The LD pools of the multi-headed devices of which this component is a head, or that have a head behind it. Other
     * components may lead to them too, so their state is not part of any component's state.
     */
    public List<SimulatedComponent> ldPools() {
        return List.of();
    }

    /** The component that a tunnel leads to, if there is one. */
    public Optional<SimulatedComponent> behind(Tunnel.Hop hop) {
        return Optional.empty();
    }

    /**
     * Opens a connection like {@link #connect}, for programs that receive the messages themselves, for example a
     * server. Messages that are not requests are dropped: they are never answered.
     */
    public final CciResponder responder() {
        CciResponder opened = open();
        CciResponder faulty = faults.around(opened);
        return new CciResponder() {
            @Override
            public CciReply receive(MessageType type, CciMessage message) {
                return message.header().category() == CciMessage.REQUEST
                        ? faulty.receive(type, message)
                        : CciReply.NONE;
            }

            @Override
            public void onUnsolicited(Consumer<CciMessage> receiver) {
                opened.onUnsolicited(message -> {
                    if (!faults.isGone()) {
                        receiver.accept(message);
                    }
                });
            }
        };
    }

    /** How long the payloads on a new connection may be. */
    abstract PayloadLimits limits();

    /** A new connection to it, with nothing in between. */
    abstract CciResponder open();

    /** The type of device that a switch reports for the port of this component. */
    abstract ConnectedDeviceType deviceType();

    /** The registers of a logical device in this component, if it has logical devices. */
    Optional<? extends LogicalDeviceRegisters> registersOf(int ldId) {
        return Optional.empty();
    }

    @Override
    public final String toString() {
        return name;
    }
}
