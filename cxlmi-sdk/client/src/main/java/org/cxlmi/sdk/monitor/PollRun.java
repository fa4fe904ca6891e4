package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;

/** A run of a {@link Poller}. It can be used from many threads. */
public final class PollRun implements AutoCloseable {

    /** Numbers that are multiplied by this and taken modulo 1 are spread evenly, however many there are. */
    private static final double GOLDEN_RATIO = 0.618_033_988_749_894_9;

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Duration interval;
    private final Consumer<? super PolledComponent> listener;
    private final Workers workers;
    private final Cutoff cutoff = new Cutoff();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Workers::daemon);
    private final Map<String, ComponentPoll> polls = new LinkedHashMap<>();
    private int begun;
    private volatile boolean over;

    PollRun(Duration interval, int concurrency, Consumer<? super PolledComponent> listener) {
        this.interval = interval;
        this.listener = listener;
        this.workers = new Workers(concurrency);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The components in the order in which they were added, as they were when they were polled last. Does not wait. */
    public List<PolledComponent> components() {
        long now = System.nanoTime();
        return current().stream().map(poll -> poll.component(now)).toList();
    }

    private List<ComponentPoll> current() {
        synchronized (polls) {
            return List.copyOf(polls.values());
        }
    }

    /** Begins to poll more components. Those whose name is polled already are left out. */
    public void add(Collection<? extends PollSource> sources) {
        for (PollSource source : sources) {
            ComponentPoll poll;
            synchronized (polls) {
                if (over || polls.containsKey(source.name())) {
                    continue;
                }
                poll = new ComponentPoll(source, this, begun++);
                polls.put(source.name(), poll);
            }
            poll.begin();
        }
    }

    /**
     * Ends to poll some components, and forgets their readings.
     *
     * @param names their names; those that are not known are ignored
     */
    public void remove(Set<String> names) {
        synchronized (polls) {
            polls.keySet().removeAll(names);
        }
    }

    boolean isPolled(ComponentPoll poll) {
        synchronized (polls) {
            return !over && polls.get(poll.source().name()) == poll;
        }
    }

    /** After the first poll, the components are spread over the interval, so that the load is. */
    Duration firstPause(int number) {
        double share = (number + 1) * GOLDEN_RATIO % 1;
        return Duration.ofNanos((long) (interval.toNanos() * (1 - share)));
    }

    Duration interval() {
        return interval;
    }

    CxlTarget limited(CxlTarget target) {
        return cutoff.limited(target);
    }

    /** Tells the listener, which may fail. */
    void report(PolledComponent component) {
        try {
            listener.accept(component);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener failed after a poll of " + component.name(), e);
        }
    }

    /** Does work on a component's connection after a pause. */
    void later(Duration pause, ComponentPoll poll) {
        try {
            Future<?> unused = timer.schedule(() -> now(poll), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return; // The run is over.
        }
    }

    void now(ComponentPoll poll) {
        workers.on(poll.source().connection()).add(poll.isFailing(), poll);
    }

    /** Ends the run: polls that are under way are interrupted. */
    @Override
    public void close() {
        synchronized (polls) {
            over = true;
        }
        timer.shutdownNow();
        cutoff.pass();
        workers.stop();
        if (!workers.isWorking()) {
            workers.await(MonitorRun.GRACE);
        }
    }
}
