package org.cxlmi.sdk.ops;

import java.time.Duration;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.Generic;

/**
 * A phase of a job that the component does in the background with one command. The name of the phase is also a key of
 * the checkpoint, with the state of the phase.
 */
final class BackgroundWork {

    private static final String STARTED = "started";
    private static final String FINISHED = "finished";
    private static final int WHOLE_PERCENT = 100;

    /** How long to repeat a request to stop while the component is busy, and then to wait for the end. */
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
     * command was started already, this only waits, and if it was finished, this does nothing. If the thread is
     * interrupted, the component is asked to stop. After any other failure of this thread, the component goes on.
     *
     * @return the operation, finished
     * @throws OutcomeUnknownException if its outcome cannot be known
     * @throws CommandFailedException if it failed
     */
    <Q extends Struct> BackgroundOperation perform(String phase, Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        run.enter(phase);
        String state = run.checkpoint().text(phase).orElse("");
        if (!state.equals(FINISHED)) {
            await(phase, state.equals(STARTED) ? running(command) : start(phase, command, request));
            keep(phase, FINISHED);
        }
        run.done(WHOLE_PERCENT, WHOLE_PERCENT, "%");
        return operation(run.target(), command, BackgroundOperation.State.FINISHED);
    }

    private BackgroundOperation running(Command<?, ?> command) {
        return operation(run.target(), command, BackgroundOperation.State.RUNNING);
    }

    static BackgroundOperation operation(CxlTarget target, Command<?, ?> command, BackgroundOperation.State state) {
        return new BackgroundOperation(command.name(), command.opcode(), target.name(), target.layer(), state);
    }

    private <Q extends Struct> BackgroundOperation start(String phase, Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        BackgroundOperation operation;
        try {
            operation = Busy.retry(run.target(), timeout, () -> run.target().start(command, request));
        } catch (CxlTimeoutException e) {
            if (!e.isRetryable()) {
                run.leaves("If the component got the command, it is busy until it has done it.");
            }
            throw e;
        }
        keep(phase, STARTED);
        return operation;
    }

    private void keep(String phase, String state) {
        run.keep(run.checkpoint().with(phase, state));
    }

    /** Notes that the component no longer does the command, so that a run that goes on sends it again. */
    private void forget(String phase) {
        run.keep(run.checkpoint().without(phase));
    }

    private void await(String phase, BackgroundOperation operation) throws InterruptedException {
        try {
            BackgroundWait.on(run.target(), timeout).progress(this::report).until(operation);
        } catch (InterruptedException e) {
            stop(phase, operation);
            throw e;
        } catch (CommandFailedException e) {
            forget(phase);
            throw e;
        } catch (OutcomeUnknownException e) {
            if (isBestSentAgain(e)) {
                forget(phase);
            }
            throw e;
        } catch (RuntimeException e) {
            run.leaves(
                    "The component goes on in the background. Go on from the checkpoint of the operation to wait for it.");
            throw e;
        }
    }

    /** False if the component could not be asked; it may answer the next run. */
    private static boolean isBestSentAgain(OutcomeUnknownException e) {
        return e.hasEnded() || e.getCause() == null;
    }

    /** A component may report up to 127 percent. */
    private void report(int percent) {
        run.done(Math.min(percent, WHOLE_PERCENT), WHOLE_PERCENT, "%");
    }

    /** Asks the component to stop, even though the thread was interrupted, and waits until it has. */
    private void stop(String phase, BackgroundOperation operation) {
        try {
            String refusal = requestAbort(operation);
            Duration limit = refusal.isEmpty() ? LONGEST_ABORT : Duration.ZERO;
            run.leaves(
                    refusal.isEmpty()
                            ? "The component was asked to stop."
                            : refusal + " It goes on in the background.");
            if (BackgroundWait.on(run.target(), limit).untilOver(operation)) {
                keep(phase, FINISHED);
                run.leaves("The component had finished the command by then.");
            } else {
                forget(phase);
                run.leaves("The component has ended the command; whether it had finished it is not known.");
            }
        } catch (CommandFailedException e) {
            forget(phase);
            run.leaves("The component has stopped.");
        } catch (OutcomeUnknownException e) {
            if (e.hasEnded()) {
                forget(phase);
                run.leaves("How it ended is not known: " + e.getMessage());
            }
        } catch (CxlTimeoutException e) {
            // What was said before is all that is known.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            run.leaves("Whether the component has stopped is not known: " + e.getMessage());
        }
    }

    /** @return why the component does not stop, or empty if it does */
    private String requestAbort(BackgroundOperation operation) throws InterruptedException {
        try {
            Busy.retry(run.target(), LONGEST_ABORT, () -> {
                Generic.of(run.target()).requestAbortBackgroundOperation();
                return operation;
            });
            return "";
        } catch (CommandFailedException e) {
            return "The component does not stop: " + e.getMessage();
        }
    }
}
