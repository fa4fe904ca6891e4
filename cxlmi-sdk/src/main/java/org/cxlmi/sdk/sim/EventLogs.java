package org.cxlmi.sdk.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.ClearEventRecordsRequest;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;

/** The event logs of the device. */
final class EventLogs {

    private final Map<EventLog, EventQueue> logs = new EnumMap<>(EventLog.class);
    private final TimestampClock clock;

    EventLogs(IdentifyMemoryDeviceResponse sizes, boolean dynamicCapacity, TimestampClock clock) {
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

    void register(CommandTable table, MessageLimits limits) {
        int fixedLength = GetEventRecordsResponse.MINIMUM_LENGTH;
        table.on(
                GetEventRecords.COMMAND,
                request -> asked(request.eventLog()).oldest(limits.room(fixedLength, EventRecord.LENGTH)));
        table.onChange(ClearEventRecords.COMMAND, this::clear);
    }

    /** Logs a record as the device would. */
    Optional<EventRecord> add(EventLog log, EventRecord record) {
        return find(log)
                .orElseThrow(() -> new IllegalArgumentException("the device has no event log " + log))
                .add(record, clock.nanos());
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
}
