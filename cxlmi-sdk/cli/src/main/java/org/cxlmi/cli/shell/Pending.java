package org.cxlmi.cli.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** A request that is in flight, until its only result is there. */
final class Pending {

    private final Place place;
    private final Task task;
    private final Opener opener;
    private final Consumer<Result> results;
    private final Deadline stopwatch = Deadline.after(Duration.ofDays(1));
    private @Nullable Thread thread;
    private boolean isDone;

    /**
     * Makes a request that waits for its turn.
     *
     * @param results takes the result, in any thread
     */
    Pending(Place place, Task task, Opener opener, Consumer<Result> results) {
        this.place = place;
        this.task = task;
        this.opener = opener;
        this.results = results;
    }

    /** Does what is asked for, unless it was cancelled. */
    void run() {
        if (!begin()) {
            return;
        }
        Optional<Content> content = Optional.empty();
        Optional<Throwable> failure = Optional.empty();
        try {
            content = Optional.of(task.work().on(place, opener));
        } catch (Exception | Error e) {
            failure = Optional.of(e);
        }
        if (failure.filter(Pending::leavesNoConnection).isPresent()) {
            opener.forget(place);
        }
        synchronized (this) {
            thread = null;
        }
        finish(content, failure);
    }

    /** A connection that is gone, or was never there, is opened again for the next request. */
    private static boolean leavesNoConnection(Throwable failure) {
        return !(failure instanceof CxlTimeoutException) && failure instanceof TransportException;
    }

    private synchronized boolean begin() {
        thread = isDone ? null : Thread.currentThread();
        return !isDone;
    }

    /** Whether something goes on, even if nobody wants the result any more. */
    synchronized boolean isRunning() {
        return thread != null;
    }

    /** Ends it now. Nothing ends a command that a component has begun with. */
    void cancel() {
        boolean hasBegun;
        synchronized (this) {
            hasBegun = thread != null;
            if (thread != null && !isDone) {
                thread.interrupt();
            }
        }
        finish(
                Optional.empty(),
                Optional.of(CliException.system(
                        hasBegun
                                ? "cancelled: the component may have carried the command out; look before you send it again"
                                : "cancelled before anything was sent")));
    }

    private void finish(Optional<Content> content, Optional<Throwable> failure) {
        synchronized (this) {
            if (isDone) {
                return;
            }
            isDone = true;
        }
        results.accept(new Result(place.text(), task.command(), task.opcode(), content, failure, stopwatch.elapsed()));
    }
}
