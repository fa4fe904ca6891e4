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
 * The faults of a simulated component, to test how your code handles errors.
 *
 * <pre>{@code
 * device.faults().once(GetHealthInfo.COMMAND).answer(ReturnCode.BUSY);
 * device.faults().always(GetEventRecords.COMMAND).set("eventRecordCount", 500);
 * device.faults().once(SetPartitionInfo.COMMAND).delay(Duration.ofSeconds(3));
 * }</pre>
 *
 * <p>Faults affect all connections to the component, also those through tunnels. They can be set from many threads. If
 * there are several faults for a command, the oldest comes first. Delays use the component's clock: with a driven clock
 * they take no time.
 */
public final class SimulatedFaults {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<SimulatedFault> orders = new ArrayList<>();
    private final FaultyBackgroundOperation background;
    private volatile boolean gone;

    /** Makes an object without faults, whose delays use the given clock. */
    public SimulatedFaults(SimulatedClock clock) {
        this.background = new FaultyBackgroundOperation(clock);
    }

    /** A fault for the next command of this kind. */
    public SimulatedFault once(Command<?, ?> command) {
        return times(1, command);
    }

    /** A fault for this many commands of this kind. */
    public SimulatedFault times(int times, Command<?, ?> command) {
        return SimulatedFault.of(this, command, times);
    }

    /** A fault for all commands of this kind from now on. */
    public SimulatedFault always(Command<?, ?> command) {
        return times(Integer.MAX_VALUE, command);
    }

    /** A fault for the next command of any kind. */
    public SimulatedFault onceAny() {
        return timesAny(1);
    }

    /** A fault for this many commands of any kind. */
    public SimulatedFault timesAny(int times) {
        return new SimulatedFault(this, OptionalInt.empty(), times);
    }

    /** A fault for all commands from now on. */
    public SimulatedFault alwaysAny() {
        return timesAny(Integer.MAX_VALUE);
    }

    /**
     * A fault for the next command with this opcode.
     *
     * @param opcode the opcode, 16 bits
     */
    public SimulatedFault once(int opcode) {
        return times(1, opcode);
    }

    /**
     * A fault for this many commands with this opcode.
     *
     * @param opcode the opcode, 16 bits
     */
    public SimulatedFault times(int times, int opcode) {
        return new SimulatedFault(this, OptionalInt.of(opcode), times);
    }

    /**
     * A fault for all commands with this opcode from now on.
     *
     * @param opcode the opcode, 16 bits
     */
    public SimulatedFault always(int opcode) {
        return times(Integer.MAX_VALUE, opcode);
    }

    /**
     * Removes all faults, also those of background operations that would fail. A component that has disappeared stays
     * gone.
     */
    public void clear() {
        lock.lock();
        try {
            orders.clear();
            background.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Removes the component: its connections fail, and its port has no link. */
    public void disappear() {
        gone = true;
    }

    /** Brings the component back, in the state that it had. */
    public void comeBack() {
        gone = false;
    }

    /** Whether the component has disappeared. */
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

    /** A connection with these faults, to the same component. */
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
