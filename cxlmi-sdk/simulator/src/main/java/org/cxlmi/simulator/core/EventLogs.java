package org.cxlmi.simulator.core;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.ClearEventRecordsRequest;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.Refusal;

/** The event logs of the device. */
public final class EventLogs implements CommandSet, Saved {

    private final Map<EventLog, EventQueue> logs = new EnumMap<>(EventLog.class);
    private final TimestampClock clock;
    private Consumer<EventLog> whenFilled = log -> {};

    public EventLogs(IdentifyMemoryDeviceResponse sizes, boolean dynamicCapacity, TimestampClock clock) {
        this.clock = clock;
        logs.put(EventLog.INFORMATIONAL, new EventQueue(sizes.informationalEventLogSize()));
        logs.put(EventLog.WARNING, new EventQueue(sizes.warningEventLogSize()));
        logs.put(EventLog.FAILURE, new EventQueue(sizes.failureEventLogSize()));
        logs.put(EventLog.FATAL, new EventQueue(sizes.fatalEventLogSize()));
        if (dynamicCapacity) {
            logs.put(
                    EventLog.DYNAMIC_CAPACITY,
                    new EventQueue(sizes.dynamicCapacityEventLogSize().orElse(0)));
        }
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        int fixedLength = GetEventRecordsResponse.MINIMUM_LENGTH;
        table.on(
                GetEventRecords.COMMAND,
                request -> asked(request.eventLog()).oldest(limits.room(fixedLength, EventRecord.LENGTH)));
        table.onChange(ClearEventRecords.COMMAND, this::clear);
    }

    /** Sets what is called when a log that was empty gets a record. */
    public void whenFilled(Consumer<EventLog> listener) {
        whenFilled = listener;
    }

    /** Begins a record that is as severe as the log is meant for. */
    public EventRecord.Builder record(EventLog log) {
        return EventRecord.builder()
                .flags(EventRecordFlags.builder().severity(severity(log)).build());
    }

    public static EventSeverity severity(EventLog log) {
        return switch (log) {
            case INFORMATIONAL, DYNAMIC_CAPACITY -> EventSeverity.INFORMATIONAL;
            case WARNING -> EventSeverity.WARNING;
            case FAILURE -> EventSeverity.FAILURE;
            case FATAL -> EventSeverity.FATAL;
            case UNRECOGNIZED -> throw new IllegalArgumentException("no event log: " + log);
        };
    }

    /** Number of records that still fit a log. */
    public int room(EventLog log) {
        return asked(log).room();
    }

    /** Logs a record as the device would. */
    public Optional<EventRecord> add(EventLog log, EventRecord record) {
        EventQueue queue =
                find(log).orElseThrow(() -> new IllegalArgumentException("the device has no event log " + log));
        boolean wasEmpty = queue.isEmpty();
        Optional<EventRecord> logged = queue.add(record, clock.nanos());
        if (wasEmpty && logged.isPresent()) {
            whenFilled.accept(log);
        }
        return logged;
    }

    private void clear(ClearEventRecordsRequest request) {
        EventQueue log = asked(request.eventLog());
        if (request.clearAllEvents()) {
            Refusal.when(request.handleCount() > 0, ReturnCode.INVALID_INPUT);
            log.clearAll();
        } else {
            log.clear(request.handles());
        }
    }

    private EventQueue asked(EventLog log) {
        return find(log).orElseThrow(() -> new Refusal(ReturnCode.INVALID_INPUT));
    }

    private Optional<EventQueue> find(EventLog log) {
        return Optional.ofNullable(logs.get(log));
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        logs.forEach((log, queue) -> state.put(log.name(), queue.save()));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        logs.forEach((log, queue) -> queue.restore(state.map(log.name())));
    }
}
