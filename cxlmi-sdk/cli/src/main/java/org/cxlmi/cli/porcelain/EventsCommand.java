package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.DetailContent;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.request.Constants;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.ops.EventDrain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Shows event records. */
@Command(
        description =
                "Shows the records of the event logs. A component tells its oldest records until they are cleared, so"
                        + " without --clear there may be more.")
final class EventsCommand implements Invocation {

    static final String NAME = "events";

    private static final String LOG = "--log";
    private static final List<EventLog> ALL =
            List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL);

    private final CommonOptions common;

    @Parameters(
            paramLabel = TargetParameter.LABEL,
            arity = TargetParameter.ARITY,
            description = TargetParameter.DESCRIPTION)
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--clear",
            description = "Read all records, and clear them. monitor clears only what it has printed.")
    private boolean clearing;

    @Option(
            names = LOG,
            paramLabel = "LOG",
            split = ",",
            description = "Only these logs: informational, warning, failure, fatal, dynamic-capacity.")
    private List<String> logs = new ArrayList<>();

    EventsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        return new Runner(common, environment.streams()).run(environment.targets(targets), task());
    }

    /** What is done on each target. */
    Task task() {
        List<EventLog> wanted = logs.isEmpty()
                ? ALL
                : logs.stream()
                        .map(log -> Constants.constant(LOG, EventLog.class, log))
                        .toList();
        return new Task(
                NAME,
                OptionalInt.empty(),
                (clearing ? ClearEventRecords.COMMAND : GetEventRecords.COMMAND).toString(),
                clearing ? ClearEventRecords.COMMAND.impact() : CommandImpact.READS,
                true,
                Work.opened(target -> content(target, wanted)));
    }

    private Content content(CxlTarget target, List<EventLog> wanted) {
        DetailContent content = new DetailContent();
        List<EventLog> more = new ArrayList<>();
        List<EventLog> lost = new ArrayList<>();
        for (EventLog log : wanted) {
            if (clearing) {
                List<EventRecord> records = new ArrayList<>();
                if (EventDrain.of(target).drain(log, records::add).overflowed()) {
                    lost.add(log);
                }
                content.with(log.label(), records);
            } else {
                GetEventRecordsResponse response = Generic.of(target).getEventRecords(log);
                content.with(log.label(), response.eventRecords());
                if (response.moreEventRecords()) {
                    more.add(log);
                }
                if (response.overflow()) {
                    lost.add(log);
                }
            }
        }
        return report(content, more, lost);
    }

    private static Content report(DetailContent content, List<EventLog> more, List<EventLog> lost) {
        List<Row> rows = new ArrayList<>(content.rows());
        more.forEach(log -> rows.add(new Row(
                0, log.label(), "there are more records: monitor prints all and clears them, and so does --clear")));
        lost.forEach(log -> rows.add(new Row(0, log.label(), "records were lost, because the log was full")));
        Map<String, @Nullable Object> json = new LinkedHashMap<>(content.parts());
        json.put("more", more.stream().map(EventLog::name).toList());
        json.put("lost", lost.stream().map(EventLog::name).toList());
        return new ReportContent(rows, json);
    }
}
