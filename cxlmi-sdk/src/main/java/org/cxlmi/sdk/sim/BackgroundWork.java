package org.cxlmi.sdk.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.jspecify.annotations.Nullable;

/**
 * What a managing component does in the background, one thing at a time, and how the latest one ended; none of it can be
 * aborted. Nothing runs by itself: {@link #advance} completes what is due.
 */
final class BackgroundWork implements CommandSet {

    private static final int WHOLE = 100;

    private final InstantSource clock;
    private @Nullable Job job;
    private BackgroundOperationStatusResponse latest =
            BackgroundOperationStatusResponse.builder().build();

    BackgroundWork(InstantSource clock) {
        this.clock = clock;
    }

    private record Job(
            int opcode, Instant start, Duration duration, BooleanSupplier mayEnd, Supplier<ReturnCode> finish) {

        int percent(Instant now) {
            long percent = Duration.between(start, now).toNanos() / Math.max(1, duration.toNanos() / WHOLE);
            return (int) Math.max(0, Math.min(WHOLE - 1, percent));
        }
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(BackgroundOperationStatus.COMMAND, this::status);
        table.onChange(RequestAbortBackgroundOperation.COMMAND, BackgroundWork::refuseToAbort);
    }

    private static void refuseToAbort() {
        throw new Refusal(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED);
    }

    void checkIdle() {
        Refusal.when(job != null, ReturnCode.BUSY);
    }

    /**
     * Starts something that ends once its time is over and it may end.
     *
     * @param finish does it, and tells what it ends with
     */
    ReturnCode start(Command<?, ?> command, Duration duration, BooleanSupplier mayEnd, Supplier<ReturnCode> finish) {
        checkIdle();
        job = new Job(command.opcode(), clock.instant(), duration, mayEnd, finish);
        return ReturnCode.BACKGROUND_COMMAND_STARTED;
    }

    /** Completes what is due. */
    void advance() {
        Job due = job;
        if (due != null && !clock.instant().isBefore(due.start.plus(due.duration)) && due.mayEnd.getAsBoolean()) {
            job = null;
            latest = status(due, false, WHOLE, due.finish.get());
        }
    }

    private BackgroundOperationStatusResponse status() {
        Job running = job;
        return running == null ? latest : status(running, true, running.percent(clock.instant()), ReturnCode.SUCCESS);
    }

    private static BackgroundOperationStatusResponse status(
            Job job, boolean inProgress, int percent, ReturnCode returnCode) {
        return BackgroundOperationStatusResponse.builder()
                .operationInProgress(inProgress)
                .percentComplete(percent)
                .opcode(job.opcode)
                .returnCode(returnCode.code())
                .build();
    }
}
