package org.cxlmi.sdk.ops;

import java.time.Duration;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.Generic;

/** A part of a job that the component does in the background with one command. */
final class BackgroundWork {

    private static final String STARTED = "started";
    private static final int WHOLE_PERCENT = 100;

    /** How long to repeat a request to stop while the component is busy. */
    private static final Duration LONGEST_ABORT = Duration.ofSeconds(10);

    private final JobRun<?> run;
    private final Duration timeout;

    /** @param timeout how long the component may take, and how long it may be busy before */
    BackgroundWork(JobRun<?> run, Duration timeout) {
        this.run = run;
        this.timeout = timeout;
    }

    /**
     * Sends a command and waits until the component has carried it out. If the run goes on from a checkpoint at which the
     * command was started already, this only waits. If the thread is interrupted, the component is asked to stop.
     *
     * @return the operation, finished
     * @throws OutcomeUnknownException if it has ended, and its outcome cannot be known
     * @throws CommandFailedException if it failed
     */
    <Q extends Struct> BackgroundOperation perform(String phase, Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        run.enter(phase);
        BackgroundOperation operation =
                isStarted(command) ? in(BackgroundOperation.State.RUNNING, command) : start(command, request);
        try {
            BackgroundWait.on(run.target(), timeout)
                    .progress(percent -> run.done(percent, WHOLE_PERCENT, "%"))
                    .until(operation);
        } catch (InterruptedException e) {
            stop(operation);
            throw e;
        }
        run.done(WHOLE_PERCENT, WHOLE_PERCENT, "%");
        return in(BackgroundOperation.State.FINISHED, command);
    }

    private boolean isStarted(Command<?, ?> command) {
        return run.from()
                .map(checkpoint -> checkpoint.number(STARTED).orElse(0) == command.opcode())
                .orElse(false);
    }

    private BackgroundOperation in(BackgroundOperation.State state, Command<?, ?> command) {
        return new BackgroundOperation(
                command.name(),
                command.opcode(),
                run.target().name(),
                run.target().layer(),
                state);
    }

    private <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        BackgroundOperation operation =
                Busy.retry(run.target(), timeout, () -> run.target().start(command, request));
        run.keep(run.checkpoint().with(STARTED, command.opcode()));
        return operation;
    }

    /** Asks the component to stop, even though the thread is interrupted, and waits until it has. */
    private void stop(BackgroundOperation operation) {
        try {
            Busy.retry(run.target(), LONGEST_ABORT, () -> {
                Generic.of(run.target()).requestAbortBackgroundOperation();
                return operation;
            });
            BackgroundWait.on(run.target(), LONGEST_ABORT).untilOver(operation);
            run.leaves("The component had finished the command by then.");
        } catch (CommandFailedException e) {
            run.leaves(
                    e.opcode() == operation.opcode()
                            ? "The component has stopped."
                            : "The component does not stop: " + e.getMessage() + " It goes on in the background.");
        } catch (CxlException e) {
            run.leaves("Whether the component has stopped is not known: " + e.getMessage());
        } catch (InterruptedException e) {
            run.leaves("The component was asked to stop.");
            Thread.currentThread().interrupt();
        }
    }
}
