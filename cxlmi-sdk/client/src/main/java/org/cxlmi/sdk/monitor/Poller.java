package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;

/**
 * Polls the readings of many components on a schedule of its own, and keeps the last ones of each.
 *
 * <pre>{@code
 * try (PollRun run = Poller.of(cxl.endpoints()).withInterval(Duration.ofMinutes(1)).start()) {
 *     ...
 *     run.components().forEach(component -> System.out.println(component.name() + " " + component.readings()));
 * }
 * }</pre>
 *
 * <p>To look at the readings sends no command and waits for nothing. A component that is slow or does not answer delays
 * no other one: it keeps its last readings, whose age grows.
 *
 * <p>A poller is immutable, and does nothing before {@link #start}.
 */
public final class Poller {

    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final int DEFAULT_CONCURRENCY = 64;

    private final List<PollSource> sources;
    private final Duration interval;
    private final int concurrency;
    private final Consumer<? super PolledComponent> listener;

    private Poller(
            List<PollSource> sources, Duration interval, int concurrency, Consumer<? super PolledComponent> listener) {
        this.sources = sources;
        this.interval = interval;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    /** Polls these components every 30 seconds. */
    public static Poller of(Collection<? extends CxlTarget> targets) {
        return ofSources(targets.stream().map(PollSource::of).toList());
    }

    /** Polls components that may have to be opened first every 30 seconds. */
    public static Poller ofSources(Collection<? extends PollSource> sources) {
        return new Poller(List.copyOf(sources), DEFAULT_INTERVAL, DEFAULT_CONCURRENCY, component -> {});
    }

    /**
     * The same with another interval from the beginning of one poll of a component to the beginning of the next.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than a day
     */
    public Poller withInterval(Duration every) {
        if (every.isNegative() || every.isZero() || every.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("an interval of " + every + " is not between a nanosecond and a day");
        }
        return new Poller(sources, every, concurrency, listener);
    }

    /**
     * The same with another number of threads. There are some more, a quarter of this number, for components that failed
     * when they were polled last.
     *
     * @param threads the number of connections that are used at once, 64 if not set
     * @throws IllegalArgumentException if it is not positive
     */
    public Poller withConcurrency(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; write at least 1");
        }
        return new Poller(sources, interval, threads, listener);
    }

    /**
     * The same with a listener, which is called after the first poll of a component that fails, and after the first that
     * does not fail any more.
     *
     * @param listener called in the threads of the run, also in several at once; has to return soon
     */
    public Poller withListener(Consumer<? super PolledComponent> listener) {
        return new Poller(sources, interval, concurrency, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Begins to poll. All components are polled at once, and then spread over the interval.
     *
     * @return the run, which has to be closed
     */
    public PollRun start() {
        PollRun run = new PollRun(interval, concurrency, listener);
        run.add(sources);
        return run;
    }
}
