package org.cxlmi.sdk.ops;

import java.time.Duration;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/** A job while it is done once: what its work reports, and what others ask about it meanwhile. */
final class JobRun<T> {

    private final CxlTarget target;
    private final Job.Work<T> work;
    private final Job.Listeners listeners;
    private final Checkpoint first;
    private final boolean resumed;
    private final CxlTarget watched;
    private volatile @Nullable Long begin;
    private volatile @Nullable Long end;
    private volatile boolean cancelled;
    private volatile OperationProgress progress;
    private volatile @Nullable Answer answer;
    private volatile @Nullable Exchange sent;
    private volatile Checkpoint checkpoint;
    private volatile String left = "";

    JobRun(CxlTarget target, Job.Work<T> work, Job.Listeners listeners, Checkpoint first, @Nullable Checkpoint from) {
        this.target = target;
        this.work = work;
        this.listeners = listeners;
        this.first = first;
        this.resumed = from != null;
        this.watched = target.with(new Watcher());
        this.progress = OperationProgress.in("start");
        this.checkpoint = from == null ? first : from;
    }

    /** A command and its response. */
    private record Answer(Exchange command, CciResponse response) {}

    /** Keeps the last command and response of the run. */
    private final class Watcher implements Policy {

        @Override
        public CciResponse exchange(Exchange exchange, Chain chain) {
            sent = exchange;
            try {
                CciResponse response = chain.proceed();
                answer = new Answer(exchange, response);
                return response;
            } catch (CommandFailedException e) {
                answer =
                        new Answer(exchange, new CciResponse(e.rawReturnCode(), e.vendorExtendedStatus(), new byte[0]));
                throw e;
            }
        }

        @Override
        public String toString() {
            return first.job();
        }
    }

    /**
     * Does the work in this thread.
     *
     * @throws IncompleteOperationException if it failed
     * @throws InterruptedException if the thread was interrupted; {@link #interrupted} then says how far it came
     */
    T perform() throws InterruptedException {
        begin = System.nanoTime();
        try {
            return work.perform(this);
        } catch (RuntimeException e) {
            throw e instanceof IncompleteOperationException ? e : incomplete(cancelled, e);
        } finally {
            end = System.nanoTime();
        }
    }

    /** Notes that the caller wants the work to stop; the thread that does it has to be interrupted, too. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The target for the commands of the work. */
    CxlTarget target() {
        return watched;
    }

    /** Whether the work goes on from the {@link #checkpoint} of an earlier run. */
    boolean isResumed() {
        return resumed;
    }

    /** Reports that another phase begins. */
    void enter(String phase) {
        report(OperationProgress.in(phase));
    }

    /** Reports what is done of the present phase. */
    void done(long amount, long total, String unit) {
        report(progress.at(amount, total, unit));
    }

    private void report(OperationProgress now) {
        progress = now;
        listeners.progress().accept(now);
    }

    /** Keeps what the work needs in order to go on from here; to be called before the progress is reported. */
    void keep(Checkpoint state) {
        boolean changes = !state.isSameAs(checkpoint);
        checkpoint = state;
        if (changes) {
            listeners.checkpoint().accept(state);
        }
    }

    /** Notes in the checkpoint that nothing of the work can be used by the next run. */
    void keepNothing() {
        keep(first);
    }

    /** What was kept last; at first, what the run goes on from. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Says what the run leaves behind if it ends now, in whole sentences. */
    void leaves(String what) {
        left = what;
    }

    OperationStatus status(OperationStatus.State state) {
        Answer last = answer;
        return new OperationStatus(
                state, progress, elapsed(), last == null ? null : last.command, last == null ? null : last.response);
    }

    private Duration elapsed() {
        Long from = begin;
        Long to = end;
        return from == null ? Duration.ZERO : Duration.ofNanos((to == null ? System.nanoTime() : to) - from);
    }

    /** The end of a run whose thread was interrupted. */
    IncompleteOperationException interrupted() {
        return incomplete(true, null);
    }

    /**
     * The end of a run that cannot go on although no command failed.
     *
     * @param why what is wrong and what to do, in whole sentences
     */
    IncompleteOperationException impossible(String why) {
        leaves(why);
        return incomplete(false, null);
    }

    private IncompleteOperationException incomplete(boolean byCaller, @Nullable Throwable cause) {
        CommandContext context = cause instanceof CxlException failure ? contextOf(failure) : contextOfLast();
        return new IncompleteOperationException(context, first.job(), progress, left, byCaller, cause);
    }

    CxlTimeoutException timeout(Duration waited) {
        return CxlTimeoutException.ofOperation(contextOfLast(), waited, first.job(), progress);
    }

    private static CommandContext contextOf(CxlException failure) {
        return new CommandContext(failure.target(), failure.command(), failure.opcode(), failure.layer());
    }

    private CommandContext contextOfLast() {
        Exchange last = sent;
        return last == null
                ? CommandContext.of(target.name())
                : new CommandContext(target.name(), last.commandName(), last.opcode(), target.layer());
    }
}
