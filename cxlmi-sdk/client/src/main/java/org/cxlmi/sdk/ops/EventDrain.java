package org.cxlmi.sdk.ops;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;

/** Empties an event log: reads the records, hands them to a consumer, and clears them. */
public final class EventDrain {

    /**
     * The largest number of handles in one command. They fit into 256 bytes, the smallest limit of a payload, and their
     * count fits 8 bits.
     */
    private static final int MOST_HANDLES = 64;

    /** A log holds no more records than there are handles, which have 16 bits and are not 0. */
    private static final int MOST_RECORDS = 0xFFFF;

    private final Generic component;

    private EventDrain(CxlTarget target) {
        this.component = Generic.of(target);
    }

    /** Prepares to empty the event logs of a component. */
    public static EventDrain of(CxlTarget target) {
        return new EventDrain(target);
    }

    /**
     * The result of emptying a log.
     *
     * @param records the number of records that the consumer got
     * @param overflowed whether the component reports that older records were lost
     */
    public record Outcome(long records, boolean overflowed) {}

    /**
     * Hands each record to the consumer, the oldest first, and clears it afterwards. If the consumer throws, that
     * record stays in the log, and so do all records of the same response.
     *
     * <p>It ends when the log is empty, or when a response repeats the records that were just cleared. It also ends
     * after 65,535 records, the most that a log can hold. So the method ends even if the component does not clear its
     * records, or logs faster than they are read. Records that are still in the log are read by the next call.
     *
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer or refuses
     */
    public Outcome drain(EventLog log, Consumer<? super EventRecord> consumer) {
        long count = 0;
        boolean overflowed = false;
        int[] cleared = {};
        while (true) {
            GetEventRecordsResponse response = component.getEventRecords(log);
            overflowed |= response.overflow();
            List<EventRecord> records = response.eventRecords();
            int[] handles = records.stream().mapToInt(EventRecord::handle).toArray();
            if (handles.length == 0 || count >= MOST_RECORDS || Arrays.equals(handles, cleared)) {
                return new Outcome(count, overflowed);
            }
            records.forEach(consumer);
            count += handles.length;
            clear(log, records);
            cleared = handles;
        }
    }

    /**
     * Clears records of a log, with as many commands as needed.
     *
     * @param records the oldest records of the log, in the order of the log
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer or refuses, for example because it no
     *     longer has one of the records; the first of the records may be cleared then
     */
    public void clear(EventLog log, List<EventRecord> records) {
        int[] handles = records.stream().mapToInt(EventRecord::handle).toArray();
        for (int at = 0; at < handles.length; at += MOST_HANDLES) {
            int[] some = Arrays.copyOfRange(handles, at, Math.min(handles.length, at + MOST_HANDLES));
            component.clearEventRecords(request -> request.eventLog(log).handles(some));
        }
    }
}
