package org.cxlmi.sdk.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.EventLog;

/**
 * Watches the event logs of many components, and delivers their records to one consumer.
 *
 * <pre>{@code
 * try (EventBatches batches = Monitor.of(cxl.endpoints()).batches()) {
 *     for (EventBatch batch : batches) {
 *         batch.records().forEach(record -> System.out.println(batch.target() + " " + record));
 *     }
 * }
 * }</pre>
 *
 * <p>The records of a batch are cleared only after the consumer has taken the batch. A consumer that is slow, throws an
 * exception or is killed loses no event: the next run delivers what was not cleared. At most one batch is delivered
 * twice, namely if the program is killed after it took the batch and before the records were cleared. With {@link
 * #withPositionFile} even this batch is not delivered twice, unless the program is killed while it takes the batch.
 *
 * <p>If a component does not answer, the others are not affected. The monitor reports it to the listener, and asks the
 * component again after a pause. Give the monitor targets with a {@link org.cxlmi.runtime.policy.Retry} policy if commands
 * are to be sent again at once.
 *
 * <p>Only one program may clear the records of a component. On Linux, the kernel itself reads and clears the logs of
 * memory devices that it manages; these records are in its trace events.
 *
 * <p>A monitor is immutable, and does nothing before {@link #batches} or {@link #publisher}.
 */
public final class Monitor {

    private final List<CxlTarget> targets;
    private final MonitorOptions options;

    private Monitor(List<CxlTarget> targets, MonitorOptions options) {
        this.targets = targets;
        this.options = options;
    }

    /**
     * A monitor of these components. It reads all logs that each of them has, and asks a component without news after
     * 100 ms first, and later every 5 seconds.
     *
     * @throws IllegalArgumentException if a component is named twice
     */
    public static Monitor of(Collection<? extends CxlTarget> targets) {
        List<CxlTarget> all = List.copyOf(targets);
        checkDistinct(all.stream().map(target -> List.of(target.endpoint(), target.name())));
        return new Monitor(all, new MonitorOptions());
    }

    private static void checkDistinct(Stream<?> names) {
        Set<Object> known = new HashSet<>();
        names.forEach(name -> {
            if (!known.add(name)) {
                throw new IllegalArgumentException("two of the components are " + name
                        + "; give each component once, and components of different names if there is a position file");
            }
        });
    }

    private Monitor with(Consumer<MonitorOptions> change) {
        return new Monitor(targets, options.with(change));
    }

    /**
     * The same for some logs only. A log that a component refuses is left out, and reported to the listener.
     *
     * @throws IllegalArgumentException if there are none, or if one of them is {@link EventLog#UNRECOGNIZED}
     */
    public Monitor withLogs(Collection<EventLog> logs) {
        if (logs.isEmpty() || logs.contains(EventLog.UNRECOGNIZED)) {
            throw new IllegalArgumentException(
                    "cannot read the logs " + logs + "; choose at least one that has a name");
        }
        return with(changed -> changed.logs = Set.copyOf(logs));
    }

    /**
     * The same with other pauses for a component without news, or one that fails. Each pause is twice as long as the one
     * before, up to the longest. After news, the pauses begin with the first one again.
     *
     * @throws IllegalArgumentException if the first pause is not positive, or longer than the longest
     */
    public Monitor withInterval(Duration first, Duration longest) {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("pauses from " + first + " to " + longest
                    + " are not possible; the first has to be positive and not longer than the longest");
        }
        return with(changed -> {
            changed.firstPause = first;
            changed.longestPause = longest;
        });
    }

    /**
     * The same with another number of threads. A component that does not answer occupies a thread until its timeout. So
     * there are some more threads, a quarter of this number, for components that failed when they were asked last.
     *
     * @param threads the number of endpoints that are asked at once, 64 if not set
     * @throws IllegalArgumentException if it is not positive
     */
    public Monitor withConcurrency(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; write at least 1");
        }
        return with(changed -> changed.concurrency = threads);
    }

    /**
     * The same, but components on MCTP are asked to tell when their logs have new records, by Event Notification
     * (0106h), and are then read at once. They are polled nevertheless, because a notification may be lost. If a
     * component or its connection cannot do this, it is reported to the listener, and the component is only polled.
     *
     * <p>For each log, this adds a bit to the component's MCTP Event Interrupt Policy (0105h). The bits stay set when
     * the monitor ends. It also replaces the listener of {@link org.cxlmi.runtime.Endpoint#onUnsolicited}.
     */
    public Monitor withNotifications() {
        return with(changed -> changed.notifications = true);
    }

    /**
     * The same with a file that remembers which records were taken and are perhaps not cleared, so that the next run
     * with this file does not deliver them again. The file is replaced and written to the disk before records are
     * cleared. A lock on a second file, with {@code .lock} after its name, keeps other monitors from using it at the
     * same time.
     *
     * @param file a file that need not exist, in a directory that exists
     */
    public Monitor withPositionFile(Path file) {
        checkDistinct(targets.stream().map(target -> PositionFile.key(target.name(), "")));
        return with(changed -> changed.positionFile = Objects.requireNonNull(file, "file"));
    }

    /**
     * The same, but records are not cleared, for a look at the logs beside the program that clears them. Each record is
     * delivered once, as long as it is in its log; with {@link #withPositionFile} also over several runs.
     *
     * <p>A component sends only the oldest records of a log, as many as fit into a response. The others are seen only
     * when the oldest are cleared.
     */
    public Monitor withoutClearing() {
        return with(changed -> changed.clearing = false);
    }

    /**
     * The same with a listener for reports: which components fail or answer again, and what else keeps events from being
     * seen at once. Without a listener, reports are logged as warnings.
     *
     * @param listener called in the threads of the monitor, also in several at once; has to return soon
     */
    public Monitor withListener(Consumer<? super MonitorReport> listener) {
        return with(changed -> changed.listener = Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Begins to watch. Take the batches one after the other, and close them when done.
     *
     * @throws PositionFileException if the position file is damaged, cannot be read or written, or is used by another
     *     monitor
     */
    public EventBatches batches() {
        return new EventBatches(MonitorRun.start(targets, options));
    }

    /** A publisher that begins to watch when somebody subscribes. Close it when done. */
    public EventPublisher publisher() {
        return new EventPublisher(() -> MonitorRun.start(targets, options));
    }
}
