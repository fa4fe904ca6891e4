package org.cxlmi.sdk.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.sdk.generic.EventLog;
import org.jspecify.annotations.Nullable;

/** The options of a monitor. They do not change once a monitor has them. */
final class MonitorOptions {

    /** The logs to read; empty for all that a component has. */
    Set<EventLog> logs = Set.of();

    Duration firstPause = Duration.ofMillis(100);
    Duration longestPause = Duration.ofSeconds(5);
    int concurrency = 64;
    boolean clearing = true;
    boolean notifications;

    @Nullable
    Path positionFile;

    Consumer<? super MonitorReport> listener = MonitorOptions::log;

    private static void log(MonitorReport report) {
        System.getLogger("org.cxlmi").log(System.Logger.Level.WARNING, report.message());
    }

    /** A copy with a change. */
    MonitorOptions with(Consumer<MonitorOptions> change) {
        MonitorOptions copy = new MonitorOptions();
        copy.logs = logs;
        copy.firstPause = firstPause;
        copy.longestPause = longestPause;
        copy.concurrency = concurrency;
        copy.clearing = clearing;
        copy.notifications = notifications;
        copy.positionFile = positionFile;
        copy.listener = listener;
        change.accept(copy);
        return copy;
    }

    /** The logs to read, the most severe first. */
    List<EventLog> logsToRead() {
        EnumSet<EventLog> all = EnumSet.complementOf(EnumSet.of(EventLog.UNRECOGNIZED));
        return all.stream()
                .filter(log -> logs.isEmpty() || logs.contains(log))
                .sorted(Comparator.comparingInt(EventLog::code).reversed())
                .toList();
    }
}
