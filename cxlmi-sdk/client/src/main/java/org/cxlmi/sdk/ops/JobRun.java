package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/** A job while it is done once: what its work reports, and what others ask about it meanwhile. */
final class JobRun<T> {

    private final String name;
    private final CxlTarget target;
    private final Job.Work<T> work;
    private final Consumer<? super OperationProgress> listener;
    private final @Nullable Checkpoint from;
    private final CxlTarget watched;
    private volatile long begin;
    private volatile long end;
    private volatile boolean ended;
    private volatile OperationProgress progress;
    private volatile @Nullable Answer answer;
    private volatile @Nullable Exchange sent;
    private volatile Checkpoint checkpoint;
    private volatile String left = "";

    JobRun(
            String name,
            CxlTarget target,
            Job.Work<T> work,
            Consumer<? super OperationProgress> listener,
            @Nullable Checkpoint from) {
        this.name = name;
        this.target = target;
        this.work = work;
        this.listener = listener;
        this.from = from;
        this.watched = target.with(new Watcher());
        this.begin = System.nanoTime();
        this.progress = OperationProgress.in("start");
        this.checkpoint = from == null ? Checkpoint.of(name, target) : from;
    }

    /** A command and its response. */
    private record Answer(Exchange command, CciResponse response) {}

    /** Keeps the last command and response of the run. */
    private final class Watcher implements Policy {

        @Override
        public CciResponse exchange(Exchange exchange, Chain chain) {
            sent = exchange;
            CciResponse response = chain.proceed();
            answer = new Answer(exchange, response);
            return response;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    T perform() throws InterruptedException {
        begin = System.nanoTime();
        try {
            return work.perform(this);
        } catch (RuntimeException e) {
            throw e instanceof IncompleteOperationException ? e : incomplete(false, e);
        } finally {
            end = System.nanoTime();
            ended = true;
        }
    }

    /** The target for the commands of the work. */
    CxlTarget target() {
        return watched;
    }

    /** The checkpoint that the work is to go on from; absent if it begins anew. */
    Optional<Checkpoint> from() {
        return Optional.ofNullable(from);
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
        listener.accept(now);
    }

    /** Keeps what the work needs in order to go on from here; to be called before the progress is reported. */
    void keep(Checkpoint state) {
        checkpoint = state;
    }

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
                state,
                progress,
                Duration.ofNanos((ended ? end : System.nanoTime()) - begin),
                last == null ? null : last.command,
                last == null ? null : last.response);
    }

    IncompleteOperationException cancelled() {
        return incomplete(true, null);
    }

    private IncompleteOperationException incomplete(boolean cancelled, @Nullable Throwable cause) {
        CommandContext context = cause instanceof CxlException failure ? contextOf(failure) : contextOfLast();
        return new IncompleteOperationException(context, name, progress, left, cancelled, cause);
    }

    CxlTimeoutException timeout(Duration waited) {
        return CxlTimeoutException.ofOperation(contextOfLast(), waited, name, progress);
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
