package org.cxlmi.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.sdk.events.MemoryEventPhysicalAddress;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.ops.EventDrain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the event logs of a component once, or watches them, and, if asked to, clears what was read. */
@Command(name = "events", description = "Read the event logs of a component.")
final class Events extends ComponentExample {

    private static final List<String> COLUMNS = List.of("handle", "time", "severity", "format", "what", "conditions");

    @Option(names = "--clear", description = "Clear the records that were read.")
    private boolean clear;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "Show records as they come, for this many seconds.")
    private int seconds;

    @Override
    void run(Endpoint endpoint, Report report) {
        if (seconds > 0) {
            watch(endpoint, report);
            return;
        }
        for (EventLog log : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
            show(report, "Events, " + log.label(), () -> read(endpoint, log, report));
        }
    }

    private void watch(Endpoint endpoint, Report report) {
        Monitor monitor = Monitor.of(List.of(endpoint))
                .withListener(problem -> report.section(problem.message()).print());
        Deadline end = Deadline.after(Duration.ofSeconds(seconds));
        try (EventBatches batches = (clear ? monitor : monitor.withoutClearing()).batches()) {
            while (!end.isExpired() && !batches.isOver()) {
                batches.next(end.remaining()).ifPresent(batch -> print(batch, report));
            }
            batches.acknowledge();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(EventBatch batch, Report report) {
        String heading = "Events, " + batch.log().label() + ": "
                + batch.records().size() + (batch.overflow().isPresent() ? ", some were lost" : "");
        print(heading, batch.records(), report);
    }

    private void read(Endpoint endpoint, EventLog log, Report report) {
        GetEventRecordsResponse events = Generic.of(endpoint).getEventRecords(log);
        String heading = "Events, " + log.label() + ": " + events.eventRecordCount()
                + (events.moreEventRecords() ? " and more" : "") + (events.overflow() ? ", some were lost" : "");
        print(heading, events.eventRecords(), report);
        if (clear && !events.eventRecords().isEmpty()) {
            EventDrain.of(endpoint).clear(log, events.eventRecords());
        }
    }

    private static void print(String heading, List<EventRecord> events, Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (EventRecord event : events) {
            rows.add(List.of(
                    Report.hex(event.handle(), 4),
                    event.timestamp().map(Object::toString).orElse("unknown"),
                    event.flags().severity().label(),
                    event.recordFormat().label(),
                    what(event),
                    conditions(event.flags())));
        }
        if (rows.isEmpty()) {
            report.section(heading).print();
        } else {
            report.table(heading, COLUMNS, rows);
        }
    }

    /** What the formats that are met most say happened. */
    private static String what(EventRecord event) {
        return event.generalMediaEvent()
                .map(media -> media.memoryEventType().label() + at(media.physicalAddress()))
                .or(() -> event.dramEvent().map(dram -> dram.memoryEventType().label() + at(dram.physicalAddress())))
                .or(() -> event.memoryModuleEvent()
                        .map(module -> module.deviceEventType().label()))
                .orElse("");
    }

    private static String at(MemoryEventPhysicalAddress address) {
        return " at 0x" + Long.toHexString(address.devicePhysicalAddress());
    }

    private static String conditions(EventRecordFlags flags) {
        StringJoiner conditions = new StringJoiner(", ").setEmptyValue("none");
        if (flags.permanentCondition()) {
            conditions.add("permanent");
        }
        if (flags.maintenanceNeeded()) {
            conditions.add("maintenance needed");
        }
        if (flags.performanceDegraded()) {
            conditions.add("performance degraded");
        }
        if (flags.hardwareReplacementNeeded()) {
            conditions.add("hardware replacement needed");
        }
        return conditions.toString();
    }
}
