package org.cxlmi.cli.porcelain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.cli.request.Constants;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.WholeNumber;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.cxlmi.sdk.monitor.Monitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Watches event logs. */
@Command(
        description = "Watches the event logs, and prints each record when it comes. Records are cleared when they were"
                + " printed. It ends with Ctrl-C, which loses nothing.")
final class MonitorCommand implements Invocation {

    static final String NAME = "monitor";

    private static final String LOG = "--log";

    private final CommonOptions common;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description = "The components, such as mem0, mctp:1,8/port3, sim or all.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remember in this file what was printed, so that the next run does not print it again.")
    private @Nullable Path state;

    @Option(
            names = "--notify",
            description = "Ask components on MCTP to tell when they have new records. They are polled nevertheless.")
    private boolean notify;

    @Option(
            names = LOG,
            paramLabel = "LOG",
            split = ",",
            description = "Only these logs: informational, warning, failure, fatal, dynamic-capacity.")
    private List<String> logs = new ArrayList<>();

    @Option(names = "--no-clear", description = "Leave the records in the component.")
    private boolean keeping;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End after this time. By default, it does not end.")
    private @Nullable Duration time;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description = "End when N records were printed, or a few more if they came together.")
    private int count = Integer.MAX_VALUE;

    MonitorCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        List<EventLog> wanted = logs.stream()
                .map(log -> Constants.constant(LOG, EventLog.class, log))
                .toList();
        String description =
                keeping ? SetMctpEventInterruptPolicy.COMMAND.toString() : ClearEventRecords.COMMAND.toString();
        CommandImpact impact = keeping && !notify ? CommandImpact.READS : ClearEventRecords.COMMAND.impact();
        return new Runner(common, environment.streams())
                .runTogether(
                        environment.targets(targets),
                        description,
                        impact,
                        (places, opener, output, messages) -> new MonitorSession(
                                        NAME, output, messages, monitor -> options(monitor, wanted))
                                .run(places, opener, time, count));
    }

    private Monitor options(Monitor monitor, List<EventLog> wanted) {
        Monitor changed = wanted.isEmpty() ? monitor : monitor.withLogs(wanted);
        changed = state == null ? changed : changed.withPositionFile(state);
        changed = notify ? changed.withNotifications() : changed;
        return keeping ? changed.withoutClearing() : changed;
    }
}
