package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
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
 * A Type 3 memory device that exists in memory only and answers commands from its own state.
 *
 * <p>It may be used from many threads; it carries out one command at a time. Its Command Effects Log lists the commands
 * that it has; to all others it answers Unsupported. What takes long runs in the background, one operation at a time,
 * and is done when the device's clock says so. It takes for firmware whatever begins with 16 bytes of text, the revision:
 * 1 to 16 printable characters, then NUL.
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

    /** A healthy device of 4 GiB: 2 GiB volatile, 1 GiB persistent, and 1 GiB to be divided between them. */
    public static SimulatedMemoryDevice create() {
        return builder().build();
    }

    /** Starts with what {@link #create} makes. */
    public static SimulatedMemoryDeviceBuilder builder() {
        return new SimulatedMemoryDeviceBuilder();
    }

    /**
     * Has the device answer a command that it does not have, as a vendor's, over connections that are made from now on. The
     * answer is made while nothing else happens to the device; a
     * {@link Refusal} instead of one is its return code, any other exception an Internal Error. What it needs to remember is no part of the device's state.
     *
     * <p>Its Command Effects Log lists the command; {@link #faults()} let it be refused.
     *
     * @throws IllegalArgumentException if the device has a command of that opcode
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
        return (type, request) -> locked(() -> CciReply.of(request.respond(table.answer(type, request))));
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

    /** Its health, to be changed. */
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
     * Adds a record with no data, as severe as the log is meant for.
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
     * Poisons a range of addresses; if the poison list has no room for it, an event and the list tell, and a scan finds
     * it.
     *
     * @param address device physical address, a multiple of 64
     * @param length bytes, a multiple of 64
     * @throws IllegalArgumentException if the range is not aligned, not within the device, or poisoned already in part
     */
    public void injectPoison(long address, long length) {
        run(() -> parts.memory.injectPoison(address, length));
    }

    /**
     * Sets the average congestion of the way out of the device, in percent.
     *
     * @throws IllegalArgumentException if it is not from 0 to 100
     */
    public void setBackpressureAverage(int percent) {
        run(() -> parts.memory.setBackpressure(percent));
    }

    /**
     * Resets the device, as a conventional reset would.
     *
     * <p>An operation in the background is aborted, partitions take the division that was to come next, staged firmware
     * becomes active, features take their saved values, event interrupts are off, transfers that have not ended are
     * forgotten, soft repairs are undone, and a dirty shutdown state is counted. With a user passphrase the persistent
     * memory is locked; the security state is frozen no more, and passphrases may be tried again. All else stays as it
     * is.
     */
    @Override
    public void reset() {
        run(parts::reset);
    }

    /** As for any component; {@link SimulatedMemoryDeviceBuilder#restore} can make the device again without another. */
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
