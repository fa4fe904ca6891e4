package org.cxlmi.sdk.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.monitor.EventBatch.Overflow;
import org.cxlmi.sdk.ops.EventDrain;

/** Reads one log of one component, and clears what the consumer has taken. Used by one thread at a time. */
final class LogWatch {

    /** The most sweeps that leave out a log that the component refused to read. */
    private static final int MOST_LEFT_OUT = 128;

    /** A stale response may show cleared records once more. */
    private static final int REPEATS_ALLOWED = 1;

    private final CxlTarget target;
    private final EventLog log;
    private final RunContext context;
    private final Generic component;
    private final EventDrain drain;
    private final String key;
    private final TakenRecords taken;
    private Optional<Overflow> reportedOverflow = Optional.empty();
    /** The number of sweeps that left the log out after its last refusal. */
    private int lastLeftOut;

    private int leftOut;
    private int repeats;

    /**
     * Watches a log.
     *
     * @param target the component, for reports
     * @param sender the same component, for commands
     */
    LogWatch(CxlTarget target, CxlTarget sender, EventLog log, RunContext context) {
        this.target = target;
        this.log = log;
        this.context = context;
        this.component = Generic.of(sender);
        this.drain = EventDrain.of(sender);
        this.key = PositionFile.key(target.name(), log.name());
        this.taken = new TakenRecords(context.positions().of(key));
    }

    /**
     * A batch, and all records of the response that it comes from.
     *
     * @param records all records of the response, which the consumer has taken as soon as it has taken the batch
     * @param ids of these records
     */
    record Page(LogWatch log, EventBatch batch, List<EventRecord> records, List<RecordId> ids) {

        /** Remembers that the consumer has taken the batch, so that it is not delivered again. */
        void remember() {
            log.context.positions().take(log.key, ids);
        }
    }

    EventLog log() {
        return log;
    }

    /** Whether the component refused to read this log. */
    boolean isLeftOut() {
        return leftOut > 0;
    }

    /** Reads the oldest records; empty if there is nothing new. */
    Optional<Page> read() {
        if (leftOut > 0) {
            leftOut--;
            return Optional.empty();
        }
        GetEventRecordsResponse response;
        try {
            response = component.getEventRecords(log);
        } catch (CommandFailedException e) {
            if (!isFrom(e) || !isLasting(e.returnCode())) {
                throw e;
            }
            leaveOut(e);
            return Optional.empty();
        }
        lastLeftOut = 0;
        return news(response);
    }

    private boolean isFrom(CommandFailedException e) {
        return e.layer() == target.layer();
    }

    private static boolean isLasting(ReturnCode code) {
        return code == ReturnCode.INVALID_INPUT || code == ReturnCode.UNSUPPORTED || code == ReturnCode.INVALID_LOG;
    }

    private void leaveOut(CommandFailedException refusal) {
        boolean expected =
                log == EventLog.DYNAMIC_CAPACITY && context.options().logs.isEmpty();
        if (lastLeftOut == 0 && !expected) {
            context.report(new MonitorReport.LogRefused(target, log, refusal));
        }
        lastLeftOut = lastLeftOut == 0 ? 1 : Math.min(2 * lastLeftOut, MOST_LEFT_OUT);
        leftOut = lastLeftOut;
    }

    private Optional<Page> news(GetEventRecordsResponse response) {
        List<EventRecord> records = response.eventRecords();
        List<RecordId> ids = records.stream().map(RecordId::of).toList();
        taken.seen(ids);
        if (taken.areGone()) {
            context.positions().clear(key); // Perhaps the response to the command that cleared them was lost.
        }
        List<EventRecord> unknown = IntStream.range(0, records.size())
                .filter(i -> !taken.contains(records.get(i), ids.get(i)))
                .mapToObj(records::get)
                .toList();
        int known = records.size() - unknown.size();
        noteRepeats(known);
        Optional<Overflow> overflow = overflow(response);
        boolean hasNews = !overflow.equals(reportedOverflow);
        reportedOverflow = overflow;
        if (unknown.isEmpty() && !(hasNews && overflow.isPresent())) {
            clear(records);
            return Optional.empty();
        }
        EventBatch batch = new EventBatch(target, log, unknown, hasNews ? overflow : Optional.empty(), Instant.now());
        return Optional.of(new Page(this, batch, records, ids));
    }

    private void noteRepeats(int known) {
        repeats = known == 0 ? 0 : repeats + 1;
        if (context.options().clearing && repeats == REPEATS_ALLOWED + 1) {
            context.report(new MonitorReport.NotCleared(target, log, known));
        }
    }

    private static Optional<Overflow> overflow(GetEventRecordsResponse response) {
        if (!response.overflow()) {
            return Optional.empty();
        }
        OptionalInt count = response.overflowErrorCount();
        return Optional.of(new Overflow(count, response.firstOverflowTimestamp(), response.lastOverflowTimestamp()));
    }

    /** Clears the records of a page that the consumer has taken. */
    void clear(Page page) {
        taken.take(page.ids());
        clear(page.records());
    }

    private void clear(List<EventRecord> records) {
        if (records.isEmpty() || !context.options().clearing) {
            return;
        }
        try {
            drain.clear(log, records);
        } catch (CommandFailedException e) {
            if (isFrom(e) && e.returnCode() == ReturnCode.INVALID_HANDLE) {
                return; // Somebody else has cleared some of them; the next read shows which are left.
            }
            throw e;
        }
        taken.clear();
        context.positions().clear(key);
        reportedOverflow = Optional.empty();
    }
}
