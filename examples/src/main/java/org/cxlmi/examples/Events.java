package org.cxlmi.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.events.MemoryEventPhysicalAddress;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the event logs of a component and, if asked to, clears what was read. */
@Command(name = "events", description = "Read the event logs of a component.")
final class Events extends ComponentExample {

    private static final List<String> COLUMNS = List.of("handle", "time", "severity", "format", "what", "conditions");

    @Option(names = "--clear", description = "Clear the records that were read.")
    private boolean clear;

    @Override
    void run(Endpoint endpoint, Report report) {
        Generic component = Generic.of(endpoint);
        for (EventLog log : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
            show(report, "Events, " + log.label(), () -> read(component, log, report));
        }
    }

    private void read(Generic component, EventLog log, Report report) {
        GetEventRecordsResponse events = component.getEventRecords(log);
        print(log, events, report);
        if (clear && !events.eventRecords().isEmpty()) {
            clear(component, log, events.eventRecords());
        }
    }

    private static void print(EventLog log, GetEventRecordsResponse events, Report report) {
        String heading = "Events, " + log.label() + ": " + events.eventRecordCount()
                + (events.moreEventRecords() ? " and more" : "") + (events.overflow() ? ", some were lost" : "");
        List<List<String>> rows = new ArrayList<>();
        for (EventRecord event : events.eventRecords()) {
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

    private static void clear(Generic component, EventLog log, List<EventRecord> events) {
        component.clearEventRecords(request -> request.eventLog(log)
                .handles(events.stream().mapToInt(EventRecord::handle).toArray()));
    }
}
