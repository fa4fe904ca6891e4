package org.cxlmi.sdk.sim;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;

/**
 * A Type 3 memory device that exists in memory only and answers commands from its own state.
 *
 * <p>It may be used from many threads; it carries out one command at a time. Its Command Effects Log lists the commands
 * that it has; to all others it answers Unsupported. All commands complete at once.
 */
public final class SimulatedMemoryDevice {

    private final String name;
    private final int maximumExponent;
    private final ReentrantLock lock = new ReentrantLock();
    private final EventLogs events;
    private final InterruptPolicy interruptPolicy;
    private final Firmware firmware;
    private final Partitions partitions;
    private final PoisonList poison;
    private final SimulatedHealth health = new SimulatedHealth(lock);
    private final List<CommandSet> commandSets;

    SimulatedMemoryDevice(SimulatedMemoryDeviceBuilder builder) {
        IdentifyResponse identity = builder.identity();
        IdentifyMemoryDeviceResponse memory = builder.memory();
        boolean dynamicCapacity = builder.dynamicCapacity().isPresent();
        TimestampClock time = new TimestampClock(builder.clock());
        name = builder.name();
        maximumExponent = identity.maximumMessageSize();
        events = new EventLogs(memory, dynamicCapacity, time);
        interruptPolicy = new InterruptPolicy(dynamicCapacity);
        firmware = new Firmware(memory.firmwareRevision(), builder.firmwareSlots(), builder.clock());
        partitions = new Partitions(memory);
        poison = new PoisonList(memory.totalCapacityBytes(), memory.poisonListMaximumMediaErrorRecords(), time);
        commandSets = List.of(
                new InformationAndStatus(identity)::register,
                events::register,
                interruptPolicy::register,
                firmware::register,
                time::register,
                SupportedLogs::register,
                (table, limits) -> table.on(IdentifyMemoryDevice.COMMAND, () -> memory),
                partitions::register,
                new LabelStorage((int) memory.labelStorageAreaSize())::register,
                health::register,
                poison::register,
                builder.dynamicCapacity()::register);
    }

    /** A healthy device of 4 GiB: 2 GiB volatile, 1 GiB persistent, and 1 GiB to be divided between them. */
    public static SimulatedMemoryDevice create() {
        return builder().build();
    }

    /** Starts with what {@link #create} makes. */
    public static SimulatedMemoryDeviceBuilder builder() {
        return new SimulatedMemoryDeviceBuilder();
    }

    /** What its connections are called. */
    public String name() {
        return name;
    }

    /**
     * Opens a connection; all connections share the device's state, but each has its own response message limit and its
     * own place in the poison list.
     */
    public Transport connect() {
        MessageLimits limits = new MessageLimits(maximumExponent);
        CommandTable table = new CommandTable(limits);
        commandSets.forEach(commands -> commands.register(table, limits));
        return new SimulatedTransport(name, request -> locked(() -> table.answer(request)));
    }

    /** Its health, to be changed. */
    public SimulatedHealth health() {
        return health;
    }

    /**
     * Adds a record to an event log, with a handle of the log's own and, if it has no timestamp, the device's time.
     *
     * @return the record as it was logged, or empty if the log was full and the record was lost
     * @throws IllegalArgumentException if the device does not have the log
     */
    public Optional<EventRecord> inject(EventLog log, EventRecord event) {
        return locked(() -> events.add(log, event));
    }

    /**
     * Adds a record with no data, as severe as the log is meant for.
     *
     * @return the record as it was logged, or empty if the log was full and the record was lost
     * @throws IllegalArgumentException if the device does not have the log
     */
    public Optional<EventRecord> inject(EventLog log, EventRecordFormat format) {
        EventSeverity severity = switch (log) {
            case INFORMATIONAL, DYNAMIC_CAPACITY -> EventSeverity.INFORMATIONAL;
            case WARNING -> EventSeverity.WARNING;
            case FAILURE -> EventSeverity.FAILURE;
            case FATAL -> EventSeverity.FATAL;
            case UNRECOGNIZED -> throw new IllegalArgumentException("no event log: " + log);
        };
        EventRecordFlags flags = EventRecordFlags.builder().severity(severity).build();
        return inject(
                log, EventRecord.builder().recordFormat(format).flags(flags).build());
    }

    /**
     * Poisons a range of addresses; if the poison list is full, it only notes that it has overflowed.
     *
     * @param address device physical address, a multiple of 64
     * @param length bytes, a multiple of 64
     * @throws IllegalArgumentException if the range is not aligned, not within the device, or poisoned already in part
     */
    public void injectPoison(long address, long length) {
        locked(() -> {
            poison.inject(address, length);
            return Boolean.TRUE;
        });
    }

    /**
     * Resets the device: partitions take the division that was to come next, event interrupts are off, and a firmware
     * transfer that has not ended is forgotten. All else stays as it is.
     */
    public void reset() {
        locked(() -> {
            partitions.reset();
            interruptPolicy.reset();
            firmware.reset();
            return Boolean.TRUE;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
