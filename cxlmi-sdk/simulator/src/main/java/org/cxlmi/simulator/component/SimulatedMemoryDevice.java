package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.SimulatedHealth;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.EventLogs;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.dcd.DynamicCapacityManagement;
import org.cxlmi.simulator.device.DeviceDescription;

/**
 * A simulated Type 3 memory device. It exists only in memory and answers commands from its own state.
 *
 * <p>It can be used from many threads, and carries out one command at a time. Its Command Effects Log lists the
 * commands that it has; to all others it answers Unsupported. Long operations run in the background, one at a time, and
 * take their time on the device's clock. It accepts any data as firmware that begins with 16 bytes of text, the
 * revision: 1 to 16 printable characters, then NUL.
 */
public final class SimulatedMemoryDevice extends SimulatedComponent {

    private final int maximumMessageSize;
    private final Map<String, Object> description;
    private final ReentrantLock lock = new ReentrantLock();
    private final DeviceParts parts;
    private final List<CommandSet> more = new ArrayList<>();

    SimulatedMemoryDevice(
            DeviceDescription description, DynamicCapacityDescription capacity, Optional<SavedState> saved) {
        super(description.name(), description.clock());
        this.maximumMessageSize = description.identity().maximumMessageSize();
        this.description = SavedDescription.save(description, capacity);
        parts = new DeviceParts(description, capacity, this::run);
        saved.ifPresent(parts::restore);
    }

    /** A healthy device of 4 GiB: 2 GiB volatile, 1 GiB persistent, and 1 GiB that can be either. */
    public static SimulatedMemoryDevice create() {
        return builder().build();
    }

    /** Starts with the device that {@link #create} makes. */
    public static SimulatedMemoryDeviceBuilder builder() {
        return new SimulatedMemoryDeviceBuilder();
    }

    /**
     * Adds a command to the device, for example a vendor's, for connections that are opened later. The device does
     * nothing else while the function runs. If the function throws a {@link Refusal}, the response has its return code;
     * after any other exception it has Internal Error. What the function remembers is not part of the device's saved
     * state.
     *
     * <p>The Command Effects Log lists the command, and {@link #faults()} apply to it too.
     *
     * @throws IllegalArgumentException if the device has a command with that opcode
     */
    public <Q extends Struct, R extends Struct> void answer(
            Command<Q, R> command, Function<? super Q, ? extends R> answer) {
        CommandSet one = (table, limits) -> table.on(command, (Q request) -> answer.apply(request));
        locked(() -> {
            MessageLimits limits = new MessageLimits(maximumMessageSize);
            one.register(commandsFor(limits), limits);
            return more.add(one);
        });
    }

    @Override
    PayloadLimits limits() {
        return new MessageLimits(maximumMessageSize).ofConnection();
    }

    @Override
    CciResponder open() {
        MessageLimits limits = new MessageLimits(maximumMessageSize);
        CommandTable table = locked(() -> commandsFor(limits));
        return new CciResponder() {
            @Override
            public CciReply receive(MessageType type, CciMessage request) {
                return locked(() -> CciReply.of(request.respond(table.answer(type, request))));
            }

            @Override
            public void onUnsolicited(Consumer<CciMessage> receiver) {
                table.componentRequests().sendTo(receiver);
            }
        };
    }

    private CommandTable commandsFor(MessageLimits limits) {
        CommandTable table = new CommandTable(limits);
        parts.register(table, limits);
        more.forEach(commands -> commands.register(table, limits));
        return table;
    }

    @Override
    ConnectedDeviceType deviceType() {
        return ConnectedDeviceType.CXL_TYPE_3_SLD;
    }

    /** The health of the device, which tests can change. */
    public SimulatedHealth health() {
        return parts.memory.health();
    }

    /**
     * Adds a record to an event log, with a handle of the log's own and, if it has no timestamp, the device's time.
     *
     * @return the record as it was logged, or empty if the log was full and the record was lost
     * @throws IllegalArgumentException if the device does not have the log
     */
    public Optional<EventRecord> inject(EventLog log, EventRecord event) {
        return locked(() -> parts.memory.events().add(log, event));
    }

    /**
     * Adds a record without data, with the severity of the log.
     *
     * @return the record as it was logged, or empty if the log was full and the record was lost
     * @throws IllegalArgumentException if the device does not have the log
     */
    public Optional<EventRecord> inject(EventLog log, EventRecordFormat format) {
        EventRecordFlags flags =
                EventRecordFlags.builder().severity(EventLogs.severity(log)).build();
        return inject(
                log, EventRecord.builder().recordFormat(format).flags(flags).build());
    }

    /**
     * Poisons a range of addresses. If the poison list has no room for it, an event and the list report the overflow,
     * and a media scan finds the range.
     *
     * @param address the device physical address, a multiple of 64
     * @param length bytes, a multiple of 64
     * @throws IllegalArgumentException if the range is not aligned, not within the device, or poisoned already in part
     */
    public void injectPoison(long address, long length) {
        run(() -> parts.memory.injectPoison(address, length));
    }

    /**
     * Sets the average backpressure at the egress of the device, in percent.
     *
     * @throws IllegalArgumentException if it is not from 0 to 100
     */
    public void setBackpressureAverage(int percent) {
        run(() -> parts.memory.setBackpressure(percent));
    }

    /**
     * Resets the device, as a conventional reset would.
     *
     * <p>A background operation is aborted. The next partitioning and the staged firmware become active, and features
     * get their saved values. Event interrupts and notifications are turned off, unfinished transfers are dropped, soft repairs are
     * undone, and a dirty shutdown state is counted. If there is a user passphrase, the persistent memory is locked.
     * The security state is no longer frozen, and passphrases can be tried again. Nothing else changes.
     */
    @Override
    public void reset() {
        run(parts::reset);
    }

    /** {@inheritDoc} {@link SimulatedMemoryDeviceBuilder#restore} can also make a device from this state. */
    @Override
    public Map<String, Object> save() {
        return locked(() -> {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("version", SimulatedMemoryDeviceBuilder.STATE_VERSION);
            state.put("shape", description);
            state.put("parts", parts.save());
            return state;
        });
    }

    @Override
    void restore(SavedState state) {
        Map<String, Object> saved = builder().restore(state).save();
        state.check(saved.equals(description), "shape", "that of " + name());
        run(() -> parts.restore(state.map("parts")));
    }

    /** Manages the dynamic capacity, which a device without regions does not have, while nothing else happens. */
    <T> T manageDynamicCapacity(Function<DynamicCapacityManagement, T> action) {
        return locked(() -> action.apply(parts.dynamicCapacity));
    }

    private void run(Runnable action) {
        locked(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            parts.memory.background().advance();
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
