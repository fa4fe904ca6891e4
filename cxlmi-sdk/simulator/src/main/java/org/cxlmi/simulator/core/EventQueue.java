package org.cxlmi.simulator.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.simulator.Refusal;

/** One event log: keeps the oldest records, and counts those that come when it is full. */
final class EventQueue implements Saved {

    private static final int LAST_HANDLE = 0xFFFF;
    private static final int MOST_LOST_EVENTS = 0xFFFF;

    private final int capacity;
    private final Deque<EventRecord> records = new ArrayDeque<>();
    private int nextHandle = 1;
    private int lostEvents;
    private long firstOverflow;
    private long lastOverflow;

    EventQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Logs a record under the next handle.
     *
     * @param now component time for a record that has none
     * @return the record as logged, or empty if the log is full
     */
    Optional<EventRecord> add(EventRecord record, long now) {
        if (records.size() >= capacity) {
            lose(now);
            return Optional.empty();
        }
        EventRecord logged = logged(record, nextHandle, now);
        nextHandle = nextHandle == LAST_HANDLE ? 1 : nextHandle + 1;
        records.add(logged);
        return Optional.of(logged);
    }

    private void lose(long now) {
        if (lostEvents == 0) {
            firstOverflow = now;
        }
        lastOverflow = now;
        lostEvents = Math.min(lostEvents + 1, MOST_LOST_EVENTS);
    }

    private static EventRecord logged(EventRecord record, int handle, long now) {
        EventRecord.Builder logged = EventRecord.builder()
                .recordFormatId(record.recordFormatId())
                .length(record.length() == 0 ? EventRecord.LENGTH : record.length())
                .flags(record.flags())
                .handle(handle)
                .relatedHandle(record.relatedHandleRaw())
                .timestampNanos(record.timestampNanos() == 0 ? now : record.timestampNanos())
                .maintenanceOperationClassCode(record.maintenanceOperationClassCode())
                .data(record.data());
        record.maintenanceOperationSubclass().ifPresent(logged::maintenanceOperationSubclass);
        record.ldId().ifPresent(logged::ldId);
        record.headId().ifPresent(logged::headId);
        return logged.build();
    }

    /** The oldest records, as many as there is room for. */
    GetEventRecordsResponse oldest(int room) {
        GetEventRecordsResponse.Builder oldest = GetEventRecordsResponse.builder()
                .overflow(lostEvents > 0)
                .moreEventRecords(records.size() > room)
                .eventRecords(records.stream().limit(room).toList());
        if (lostEvents > 0) {
            oldest.overflowErrorCount(lostEvents)
                    .firstOverflowTimestampNanos(firstOverflow)
                    .lastOverflowTimestampNanos(lastOverflow);
        }
        return oldest.build();
    }

    /** Removes the oldest records, which the handles have to name one after the other. */
    void clear(int... handles) {
        Iterator<EventRecord> oldest = records.iterator();
        for (int handle : handles) {
            Refusal.when(!oldest.hasNext() || oldest.next().handle() != handle, ReturnCode.INVALID_HANDLE);
        }
        for (int i = 0; i < handles.length; i++) {
            records.remove();
        }
        if (handles.length > 0) {
            forgetOverflow();
        }
    }

    void clearAll() {
        Refusal.when(lostEvents == 0, ReturnCode.INVALID_INPUT);
        records.clear();
        forgetOverflow();
    }

    private void forgetOverflow() {
        lostEvents = 0;
        firstOverflow = 0;
        lastOverflow = 0;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Number of records that still fit. */
    int room() {
        return capacity - records.size();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("records", SavedState.hex(records));
        state.put("nextHandle", nextHandle);
        state.put("lostEvents", lostEvents);
        state.put("firstOverflow", firstOverflow);
        state.put("lastOverflow", lastOverflow);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        records.addAll(state.structs("records", EventRecord.LENGTH, EventRecord::wrap));
        state.check(records.size() <= capacity, "records", "up to " + capacity + " records");
        nextHandle = state.integer("nextHandle", 1, LAST_HANDLE);
        lostEvents = state.integer("lostEvents", 0, MOST_LOST_EVENTS);
        firstOverflow = state.number("firstOverflow");
        lastOverflow = state.number("lastOverflow");
    }
}
