package org.cxlmi.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated component does wrong, on demand: the way to test what one's own code does about errors.
 *
 * <pre>{@code
 * device.faults().once(GetHealthInfo.COMMAND).answer(ReturnCode.BUSY);
 * device.faults().always(GetEventRecords.COMMAND).set("eventRecordCount", 500);
 * device.faults().once(SetPartitionInfo.COMMAND).delay(Duration.ofSeconds(3));
 * }</pre>
 *
 * <p>It holds for all connections to the component, tunnels too, and may be used from many threads. Of several orders
 * for a command the oldest comes first. Delays go by the component's clock: with one that is driven they take no time.
 */
public final class SimulatedFaults {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<SimulatedFault> orders = new ArrayList<>();
    private final FaultyBackgroundOperation background;
    private volatile boolean gone;

    /** None yet; delays go by the clock given. */
    public SimulatedFaults(SimulatedClock clock) {
        this.background = new FaultyBackgroundOperation(clock);
    }

    /** What shall go wrong with a command the next time. */
    public SimulatedFault once(Command<?, ?> command) {
        return times(1, command);
    }

    /** What shall go wrong with a command so often. */
    public SimulatedFault times(int times, Command<?, ?> command) {
        return SimulatedFault.of(this, command, times);
    }

    /** What shall go wrong with a command from now on. */
    public SimulatedFault always(Command<?, ?> command) {
        return times(Integer.MAX_VALUE, command);
    }

    /** What shall go wrong with the next command, whichever it is. */
    public SimulatedFault onceAny() {
        return timesAny(1);
    }

    /** What shall go wrong with so many commands, whichever they are. */
    public SimulatedFault timesAny(int times) {
        return new SimulatedFault(this, OptionalInt.empty(), times);
    }

    /** What shall go wrong with all commands from now on. */
    public SimulatedFault alwaysAny() {
        return timesAny(Integer.MAX_VALUE);
    }

    /**
     * What shall go wrong with an opcode the next time.
     *
     * @param opcode 16 bits
     */
    public SimulatedFault once(int opcode) {
        return times(1, opcode);
    }

    /**
     * What shall go wrong with an opcode so often.
     *
     * @param opcode 16 bits
     */
    public SimulatedFault times(int times, int opcode) {
        return new SimulatedFault(this, OptionalInt.of(opcode), times);
    }

    /**
     * What shall go wrong with an opcode from now on.
     *
     * @param opcode 16 bits
     */
    public SimulatedFault always(int opcode) {
        return times(Integer.MAX_VALUE, opcode);
    }

    /** Takes back all orders, with background operations that were to end badly; a component that has gone stays so. */
    public void clear() {
        lock.lock();
        try {
            orders.clear();
            background.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the component be gone: its connections fail, and a port that it is on has no link. */
    public void disappear() {
        gone = true;
    }

    /** Lets the component be there again, in the state that it had. */
    public void comeBack() {
        gone = false;
    }

    /** Whether the component is gone. */
    public boolean isGone() {
        return gone;
    }

    /** Takes an order that is complete. */
    void add(SimulatedFault fault) {
        lock.lock();
        try {
            orders.add(fault);
        } finally {
            lock.unlock();
        }
    }

    FaultyBackgroundOperation background() {
        return background;
    }

    /** A connection on which things go wrong, to the component that the given one leads to. */
    public CciResponder around(CciResponder component) {
        return (type, message) -> receive(component, type, message);
    }

    private CciReply receive(CciResponder component, MessageType type, CciMessage message) {
        if (gone) {
            return CciReply.NONE;
        }
        SimulatedFault.Effect effect = take(message.header().opcode());
        return effect == null
                ? background.around(component).receive(type, message)
                : effect.apply(background.around(component), type, message);
    }

    private SimulatedFault.@Nullable Effect take(int opcode) {
        lock.lock();
        try {
            Iterator<SimulatedFault> all = orders.iterator();
            while (all.hasNext()) {
                SimulatedFault order = all.next();
                if (order.isFor(opcode)) {
                    if (order.isUsedUp()) {
                        all.remove();
                    }
                    return order.effect();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
