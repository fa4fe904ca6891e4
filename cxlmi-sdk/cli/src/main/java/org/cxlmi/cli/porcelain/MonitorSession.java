package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.ResultOutput;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.PositionFileException;
import org.jspecify.annotations.Nullable;

/** A monitor at work, which prints what comes. */
final class MonitorSession {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final String command;
    private final ResultOutput output;
    private final Messages messages;
    private final UnaryOperator<Monitor> options;
    private final List<CxlTarget> targets = new ArrayList<>();
    private final IdentityHashMap<CxlTarget, String> names = new IdentityHashMap<>();
    private int printed;
    private int exitCode = ExitCode.OK;

    MonitorSession(String command, ResultOutput output, Messages messages, UnaryOperator<Monitor> options) {
        this.command = command;
        this.output = output;
        this.messages = messages;
        this.options = options;
    }

    /**
     * Watches until the time is over, or so many records were printed, or the thread is interrupted.
     *
     * @return the exit code
     */
    int run(List<Place> places, Opener opener, @Nullable Duration time, int count) {
        try {
            for (Place place : places) {
                open(place, opener);
            }
            if (!targets.isEmpty()) {
                watch(time, count);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // All that was printed is cleared.
        } catch (PositionFileException e) {
            throw CliException.usage(String.valueOf(e.getMessage()));
        }
        return exitCode;
    }

    /** One that cannot be opened does not keep the others from being watched. */
    private void open(Place place, Opener opener) throws InterruptedException {
        try {
            CxlTarget target = opener.open(place);
            names.put(target, place.text());
            targets.add(target);
        } catch (RuntimeException e) {
            Result failed = result(place.text(), Optional.empty(), Optional.of(e));
            exitCode = Math.max(exitCode, failed.exitCode());
            output.add(failed);
        }
    }

    private void watch(@Nullable Duration time, int count) throws InterruptedException {
        Monitor monitor = options.apply(Monitor.of(targets)).withListener(report -> messages.note(report.message()));
        long begin = System.nanoTime();
        try (EventBatches batches = monitor.batches()) {
            Duration left = time == null ? FOREVER : time;
            while (printed < count && !left.isNegative() && !batches.isOver()) {
                batches.next(left).ifPresent(this::print);
                batches.acknowledge();
                left = time == null ? FOREVER : time.minusNanos(System.nanoTime() - begin);
            }
        }
    }

    private void print(EventBatch batch) {
        String target = names.getOrDefault(batch.target(), batch.target().name());
        batch.overflow()
                .ifPresent(overflow -> output.add(
                        result(target, Optional.of(EventContent.of(target, batch, overflow)), Optional.empty())));
        printed += batch.records().size();
        batch.records()
                .forEach(event -> output.add(
                        result(target, Optional.of(EventContent.of(target, batch, event)), Optional.empty())));
    }

    private Result result(String target, Optional<Content> content, Optional<Throwable> failure) {
        return new Result(target, command, OptionalInt.empty(), content, failure, Duration.ZERO);
    }
}
