package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.internal.pause.Backoff;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.sdk.monitor.LogWatch.Page;
import org.jspecify.annotations.Nullable;

/**
 * Watches the logs of one component. It reads them in turns until one has news, and goes on when the consumer has taken
 * it. If there is no news, it pauses.
 */
final class TargetWatch {

    private final CxlTarget target;
    private final List<LogWatch> logs;
    private final RunContext context;
    private final Workers.Turns turns;
    private final Outlet outlet;
    private final Optional<Notifications> notifications;
    private int next;
    private int readWell;
    private int withoutNews;
    private Backoff backoff;
    private volatile @Nullable String failure;
    private volatile boolean woken;
    private volatile CompletableFuture<Void> pause = CompletableFuture.completedFuture(null);

    /** Where a watch hands its news to. */
    interface Outlet {

        /** Takes a page; {@link #resume} goes on. */
        void offer(TargetWatch watch, Page page);

        /** Notes that a component is not watched any more. */
        void leave();

        /** Ends the run, because of a mistake in it. */
        void fail(Throwable failure);

        /** Whether nothing more is to be read. */
        boolean isOver();
    }

    /**
     * Watches a component.
     *
     * @param sender the same component, for commands
     * @param turns carries out the work on the component's endpoint
     */
    TargetWatch(CxlTarget target, CxlTarget sender, RunContext context, Workers.Turns turns, Outlet outlet) {
        this.target = target;
        this.logs = context.options().logsToRead().stream()
                .map(log -> new LogWatch(target, sender, log, context))
                .toList();
        this.context = context;
        this.turns = turns;
        this.outlet = outlet;
        this.notifications = context.options().notifications
                ? Optional.of(new Notifications(target, sender, this::wake))
                : Optional.empty();
        this.backoff = freshBackoff();
    }

    private Backoff freshBackoff() {
        MonitorOptions options = context.options();
        return new Backoff(System.nanoTime(), options.firstPause, options.longestPause);
    }

    /** Begins, or goes on after a pause. */
    void begin() {
        turns.add(isFailing(), () -> guarded(this::step));
    }

    /**
     * Clears what the consumer has taken, and goes on.
     *
     * @return completed when the page is cleared, or when it cannot be
     */
    CompletableFuture<Void> resume(Page page) {
        CompletableFuture<Void> cleared = new CompletableFuture<>();
        turns.add(
                isFailing(),
                () -> guarded(() -> {
                    try {
                        page.log().clear(page);
                    } catch (Throwable e) {
                        fail(e);
                        return;
                    } finally {
                        cleared.complete(null);
                    }
                    step();
                }));
        return cleared;
    }

    /** Whether the component failed last. */
    boolean isFailing() {
        return failure != null;
    }

    /** Ends a pause, because the component says that it has news. */
    private void wake() {
        woken = true;
        pause.complete(null);
    }

    /** Ends a pause, because the run is over. */
    void cancel() {
        pause.cancel(false);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) { // Without this, the component would no longer be watched, and nobody would know.
            outlet.fail(e);
        }
    }

    private void step() {
        woken = false;
        Optional<Page> page;
        try {
            page = sweep();
            if (page.isEmpty() && !outlet.isOver()) {
                askForNotifications();
            }
        } catch (Throwable e) { // Policies and transports are the user's; an Error of one ends no other component.
            fail(e);
            return;
        }
        if (page.isPresent()) {
            backoff = freshBackoff();
            outlet.offer(this, page.get());
        } else {
            rest();
        }
    }

    /** Reads one log after the other; empty if there is no news in any of them. */
    private Optional<Page> sweep() {
        while (withoutNews < logs.size() && !outlet.isOver()) {
            LogWatch log = logs.get(next);
            // Moved on first: a log that cannot be read does not keep the others from being read.
            next = (next + 1) % logs.size();
            Optional<Page> page = log.read();
            noteSuccess();
            withoutNews = page.isPresent() ? 0 : withoutNews + 1;
            if (page.isPresent()) {
                return page;
            }
        }
        withoutNews = 0;
        return Optional.empty();
    }

    private void noteSuccess() {
        readWell++;
        if (failure != null && readWell >= logs.size()) {
            failure = null;
            notifications.ifPresent(Notifications::forget);
            context.report(new MonitorReport.Recovered(target));
        }
    }

    private void askForNotifications() {
        notifications
                .flatMap(each -> each.ask(logs))
                .ifPresent(reason -> context.report(new MonitorReport.OnlyPolled(target, reason)));
    }

    private void fail(Throwable cause) {
        if (outlet.isOver()) {
            return; // The end of the run interrupted it.
        }
        readWell = 0;
        withoutNews = 0;
        String kind = kind(cause);
        if (!kind.equals(failure)) {
            failure = kind;
            context.report(new MonitorReport.Failing(target, cause));
        }
        if (target.endpoint() instanceof Endpoint endpoint && !endpoint.isOpen()) {
            outlet.leave();
        } else {
            rest();
        }
    }

    private static String kind(Throwable cause) {
        return cause instanceof CommandFailedException refused
                ? refused.opcode() + " " + refused.rawReturnCode()
                : cause.getClass().getName();
    }

    private void rest() {
        Duration length = backoff.pause();
        backoff.add(length);
        CompletableFuture<Void> rest = Pauses.pause(target, length);
        CompletableFuture<Void> unused = rest.thenRun(this::begin);
        pause = rest;
        if (outlet.isOver()) {
            cancel();
        } else if (woken) {
            wake();
        }
    }
}
