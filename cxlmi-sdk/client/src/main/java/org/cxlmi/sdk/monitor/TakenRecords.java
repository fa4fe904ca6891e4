package org.cxlmi.sdk.monitor;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cxlmi.sdk.generic.EventRecord;

/** The records of one log that the consumer took last, and that the component may show again. */
final class TakenRecords {

    private final Set<RecordId> inLog;
    private final Set<RecordId> gone = new HashSet<>();

    /** Begins with records that an earlier run took, and perhaps did not clear. */
    TakenRecords(Collection<RecordId> inLog) {
        this.inLog = new HashSet<>(inLog);
    }

    /**
     * Whether the consumer took this record before.
     *
     * <p>A record that was gone from the log is recognized by its timestamp. Without one, it may be a new record that is
     * equal and has the same handle. Then it counts as new, because no event may be lost.
     */
    boolean contains(EventRecord event, RecordId id) {
        return inLog.contains(id) || (gone.contains(id) && event.timestampNanos() != 0);
    }

    /** Notes that the log has these records, and no longer any others that it had before. */
    void seen(List<RecordId> page) {
        Set<RecordId> present = Set.copyOf(page);
        inLog.stream().filter(id -> !present.contains(id)).forEach(gone::add);
        inLog.retainAll(present);
    }

    /** Whether the log has none of them any more. */
    boolean areGone() {
        return inLog.isEmpty();
    }

    /** Notes that the consumer has taken all of these records. */
    void take(List<RecordId> page) {
        inLog.clear();
        gone.clear();
        inLog.addAll(page);
    }

    /** Notes that the component has cleared all records. */
    void clear() {
        gone.addAll(inLog);
        inLog.clear();
    }
}
