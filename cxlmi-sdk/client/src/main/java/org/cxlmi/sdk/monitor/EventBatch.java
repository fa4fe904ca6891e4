package org.cxlmi.sdk.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;

/**
 * Records that a {@link Monitor} read from one log with one command.
 *
 * @param target the component, as it was given to the monitor
 * @param log the log that the records were in
 * @param records the records that the consumer has not had yet, the oldest first; none if there is only news about lost
 *     events
 * @param overflow present if the component reports that it lost events because the log was full, and has not reported
 *     the same before
 * @param readAt when this machine received the records; {@link EventRecord#timestamp} is the component's time
 */
public record EventBatch(
        CxlTarget target, EventLog log, List<EventRecord> records, Optional<Overflow> overflow, Instant readAt) {

    /** Makes a batch. The list is copied. */
    public EventBatch {
        records = List.copyOf(records);
    }

    /**
     * Events that the component could not log because the log was full.
     *
     * @param count the number of lost events, 65,535 for more; absent if the component does not count them
     * @param first the component's time of the first lost event, if it gives one
     * @param last the component's time of the last lost event, if it gives one
     */
    public record Overflow(OptionalInt count, Optional<Instant> first, Optional<Instant> last) {}
}
