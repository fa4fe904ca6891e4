package org.cxlmi.cli.export;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.monitor.PollRun;
import org.cxlmi.sdk.monitor.PollSource;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.cxlmi.sdk.monitor.Poller;

/** An export at work. */
public final class ExportSession {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ExportOptions options;
    private final Opener opener;
    private final Messages messages;
    private final Supplier<List<Place>> search;
    private final Map<String, Long> missing = new HashMap<>();

    /**
     * Makes a session.
     *
     * @param search finds the components that there are
     */
    public ExportSession(ExportOptions options, Opener opener, Messages messages, Supplier<List<Place>> search) {
        this.options = options;
        this.opener = opener;
        this.messages = messages;
        this.search = search;
    }

    /**
     * Exports until the time is over, or the thread is interrupted.
     *
     * @return the exit code
     */
    public int run(List<Place> places, int jobs) {
        Poller poller = Poller.ofSources(sources(places))
                .withInterval(options.every())
                .withConcurrency(jobs)
                .withListener(this::report);
        try (Closing closing = new Closing()) {
            PollRun run = closing.add(poller.start());
            String where = options.listen()
                    .map(address -> closing.add(PrometheusServer.start(address, run::components))
                            .url())
                    .orElse("");
            options.otlp()
                    .ifPresent(url ->
                            closing.add(OtlpPublisher.start(url, options.every(), run::components, messages::note)));
            messages.note("metrics of " + places.size() + " components, "
                    + (where.isEmpty() ? "sent to " + options.otlp().orElse("") : "on " + where) + "; Ctrl-C ends it");
            searchAgainAndAgain(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // That is the way to end it.
        }
        return ExitCode.OK;
    }

    private List<PollSource> sources(List<Place> places) {
        return places.stream().map(place -> (PollSource) new Source(place)).toList();
    }

    private void report(PolledComponent component) {
        component
                .failure()
                .ifPresentOrElse(
                        why -> messages.failing(component.name(), why),
                        () -> messages.note(component.name() + " answers again"));
    }

    private void searchAgainAndAgain(PollRun run) throws InterruptedException {
        long begin = System.nanoTime();
        Duration time = options.time().orElse(FOREVER);
        while (true) {
            Duration left = time.minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            Duration pause = left.compareTo(options.scan()) < 0 ? left : options.scan();
            Thread.sleep(Math.max(1, pause.toMillis()));
            searchOnce(run);
        }
    }

    private void searchOnce(PollRun run) {
        List<Place> found;
        try {
            found = search.get();
        } catch (CliException | CxlException e) {
            return; // Those that are known are polled all the same.
        }
        run.add(sources(found));
        Set<String> names = found.stream().map(Place::text).collect(Collectors.toSet());
        missing.keySet().removeAll(names);
        Set<String> forgotten = new HashSet<>();
        for (PolledComponent component : run.components()) {
            if (component.up() || names.contains(component.name())) {
                missing.remove(component.name());
                continue;
            }
            long since = missing.computeIfAbsent(component.name(), unused -> System.nanoTime());
            if (System.nanoTime() - since >= options.forget().toNanos()) {
                forgotten.add(component.name());
                missing.remove(component.name());
            }
        }
        run.remove(forgotten);
    }

    /** A component that is opened again after its connection failed. */
    private final class Source implements PollSource {

        private final Place place;

        Source(Place place) {
            this.place = place;
        }

        @Override
        public String name() {
            return place.text();
        }

        @Override
        public Object connection() {
            return place.base();
        }

        @Override
        public CxlTarget open() throws InterruptedException {
            try {
                return opener.open(place);
            } catch (RuntimeException e) {
                opener.forget(place);
                throw e;
            }
        }

        @Override
        public void discard(CxlTarget target) {
            opener.forget(place);
        }
    }
}
