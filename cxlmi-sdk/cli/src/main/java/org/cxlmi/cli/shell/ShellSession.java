package org.cxlmi.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.IdentifiedOutput;
import org.cxlmi.cli.output.OutputClosedException;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CommandImpact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Reads requests, and writes the result of each as soon as it is there. */
public final class ShellSession {

    /** If more are in flight, no further line is read until one is done. */
    private static final int MOST_IN_FLIGHT = 1024;

    private final CommonOptions common;
    private final Lines lines;
    private final IdentifiedOutput output;
    private final ShellTasks tasks;
    private final Lanes lanes;
    private final Opener opener;
    private final Map<Object, Pending> inFlight = new LinkedHashMap<>();
    private final Queue<Pending> cancelled = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(MOST_IN_FLIGHT);
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    /**
     * Makes a session.
     *
     * @param jobs finds a job that only reads by its name
     */
    public ShellSession(CommonOptions common, Streams streams, Function<String, Optional<Task>> jobs) {
        this.common = common;
        this.lines = new Lines(streams.in());
        this.output = new IdentifiedOutput(streams.out());
        this.tasks = new ShellTasks(common, jobs);
        this.lanes = new Lanes(common.jobs(CommandImpact.READS));
        this.opener = Opener.create(common.open(false));
    }

    /** Runs until the end of the input and the last result, or until nobody reads the results any more. */
    public int run() {
        // Nothing interrupts a thread that reads standard input, but Ctrl-C has to interrupt this one.
        Thread reader = new Thread(this::read, "cxlmi shell reader");
        reader.setDaemon(true);
        reader.start();
        try {
            int exitCode = exit.get();
            // Closing waits for commands that are under way, but nobody waits for what was cancelled.
            if (cancelled.stream().noneMatch(Pending::isRunning)) {
                opener.close();
            }
            return exitCode;
        } catch (InterruptedException e) {
            List<Pending> left;
            synchronized (inFlight) {
                left = new ArrayList<>(inFlight.values());
            }
            left.forEach(Pending::cancel);
            Thread.currentThread().interrupt();
            return ExitCode.NO_ANSWER;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private void read() {
        try {
            boolean isMore = true;
            while (isMore && !exit.isDone()) {
                isMore = readLine();
            }
            places.acquire(MOST_IN_FLIGHT);
            exit.complete(ExitCode.OK);
        } catch (IOException e) {
            exit.completeExceptionally(CliException.system("standard input cannot be read: " + e.getMessage()));
        } catch (InterruptedException | RuntimeException | Error e) {
            end(e);
        }
    }

    /** Nobody reads the output any more, or something is wrong with it. */
    private void end(Throwable failure) {
        if (failure instanceof OutputClosedException) {
            exit.complete(ExitCode.OK);
        } else {
            exit.completeExceptionally(failure);
        }
    }

    private boolean readLine() throws IOException, InterruptedException {
        Object id = null;
        try {
            Optional<byte[]> line = lines.next();
            if (line.isEmpty()) {
                return false;
            }
            if (!new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
                JsonRequest request = JsonRequest.parse(line.get());
                id = request.id();
                begin(id, request);
            }
        } catch (CliException e) {
            output.failed(id, e);
        }
        return true;
    }

    private void begin(Object id, JsonRequest request) throws InterruptedException {
        request.checkKeys();
        Optional<Object> unwanted = request.cancelled();
        if (unwanted.isPresent()) {
            cancel(id, unwanted.get());
            return;
        }
        Task task = tasks.of(request);
        if (task.impact() != CommandImpact.READS && !common.yes() && !request.flag(JsonRequest.YES)) {
            throw CliException.usage(
                    task.description() + " is more than a command that only reads, so nothing was sent:"
                            + " add \"yes\":true to the request to send it, or start the shell with --yes");
        }
        Place target = Place.parse(request.text(JsonRequest.TARGET));
        Place place = request.optionalText(JsonRequest.TIMEOUT)
                .map(text -> target.withTimeout(timeout(text)))
                .orElse(target);
        Pending pending = new Pending(place, task, opener, result -> finish(id, result));
        synchronized (inFlight) {
            if (inFlight.containsKey(id)) {
                throw CliException.usage("another request with this id is in flight; use another id");
            }
            inFlight.put(id, pending);
        }
        places.acquire();
        lanes.add(place.base(), pending);
    }

    private static Duration timeout(String text) {
        try {
            return new Durations().convert(text);
        } catch (TypeConversionException e) {
            throw CliException.usage(JsonRequest.TIMEOUT + ": " + e.getMessage());
        }
    }

    private void cancel(Object id, Object unwanted) {
        @Nullable Pending pending;
        synchronized (inFlight) {
            pending = inFlight.get(unwanted);
        }
        if (pending != null) {
            cancelled.removeIf(other -> !other.isRunning());
            cancelled.add(pending);
            pending.cancel();
        }
        output.done(id, Map.of("cancelled", pending != null));
    }

    private void finish(Object id, Result result) {
        synchronized (inFlight) {
            inFlight.remove(id);
        }
        try {
            output.add(id, result);
        } catch (RuntimeException e) {
            end(e);
        } finally {
            places.release();
        }
    }
}
