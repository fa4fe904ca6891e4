package org.cxlmi.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.cxlmi.simulator.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The operation of a component that runs in the background, at most one, and how the latest one ended.
 *
 * <p>Nothing runs by itself: an operation is done when its time is over, and {@link #advance} carries it out then.
 */
public final class BackgroundOperations implements CommandSet, Saved {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");
    private static final int WHOLE = 100;

    /** The longest that an operation can take. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** What an operation does once its time is over. */
    public interface Work<Q extends Struct> {

        /** Refuses a request that cannot be carried out, before it starts. */
        default void check(Q request) {}

        /** Whether it may end, once its time is over; if not it goes on. */
        default boolean mayEnd(Q request) {
            return true;
        }

        /** Carries it out, at the time when it is done, and tells what the operation ends with. */
        ReturnCode finish(Q request);

        /** Takes note that it was ended early, having come so far. */
        default void abort(Q request, int percent) {}
    }

    private final Map<String, Kind<?>> kinds = new HashMap<>();
    private final DeviceClock clock;
    private final boolean told;
    private @Nullable Running<?> running;
    private Runnable whenStarted = () -> {};
    private Runnable whenEnded = () -> {};
    private BackgroundOperationStatusResponse latest =
            BackgroundOperationStatusResponse.builder().build();

    public BackgroundOperations(DeviceClock clock) {
        this(clock, true);
    }

    /** @param told whether there are commands to ask for the operation and to abort it */
    public BackgroundOperations(DeviceClock clock, boolean told) {
        this.clock = clock;
        this.told = told;
    }

    /** Sets what is called when an operation has started. */
    public void whenStarted(Runnable listener) {
        whenStarted = listener;
    }

    /** Sets what is called when an operation has ended, unless a reset ended it. */
    public void whenEnded(Runnable listener) {
        whenEnded = listener;
    }

    private record Kind<Q extends Struct>(Command<Q, EmptyPayload> command, Work<Q> work) {

        Running<Q> start(byte[] payload, Instant start, Duration duration) {
            Q request = command.requestReader().apply(payload);
            work.check(request);
            return new Running<>(this, request, start, duration);
        }
    }

    private record Running<Q extends Struct>(Kind<Q> kind, Q request, Instant start, Duration duration) {

        Instant end() {
            return start.plus(duration);
        }

        int percent(Instant now) {
            long percent = Duration.between(start, now).toNanos() / Math.max(1, duration.toNanos() / WHOLE);
            return (int) Math.max(0, Math.min(WHOLE - 1, percent));
        }

        ReturnCode finish() {
            try {
                return kind.work.finish(request);
            } catch (Refusal refusal) {
                return refusal.returnCode();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, kind.command + " failed inside the simulated device", e);
                return ReturnCode.INTERNAL_ERROR;
            }
        }

        boolean isDue(Instant now) {
            return !now.isBefore(end()) && kind.work.mayEnd(request);
        }

        void abort(int percent) {
            kind.work.abort(request, percent);
        }

        boolean canBeAborted() {
            return kind.command.effects().contains(CommandEffect.REQUEST_ABORT_SUPPORTED);
        }

        BackgroundOperationStatusResponse status(boolean inProgress, int percent, ReturnCode returnCode) {
            return BackgroundOperationStatusResponse.builder()
                    .operationInProgress(inProgress)
                    .percentComplete(percent)
                    .opcode(kind.command.opcode())
                    .returnCode(returnCode.code())
                    .build();
        }
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        if (told) {
            table.on(BackgroundOperationStatus.COMMAND, this::status);
            table.onChange(RequestAbortBackgroundOperation.COMMAND, this::requestAbort);
        }
    }

    /** Says what a command does in the background. */
    public <Q extends Struct> void define(Command<Q, EmptyPayload> command, Work<Q> work) {
        kinds.put(command.name(), new Kind<>(command, work));
    }

    /** Refuses with Busy while an operation runs. */
    public void checkIdle() {
        Refusal.when(running != null, ReturnCode.BUSY);
    }

    public boolean isRunning(Command<?, ?> command) {
        return running != null && running.kind.command == command;
    }

    /** Starts an operation that was defined; Busy if another one runs. */
    public ReturnCode start(Command<?, EmptyPayload> command, Struct request, Duration duration) {
        checkIdle();
        Kind<?> kind = kinds.get(command.name());
        if (kind == null) {
            throw new IllegalStateException(command + " was not defined to run in the background");
        }
        running = kind.start(request.bytes(), clock.instant(), duration);
        whenStarted.run();
        return ReturnCode.BACKGROUND_COMMAND_STARTED;
    }

    /** The time until the operation ends; empty if none runs. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(running).map(operation -> Duration.between(clock.instant(), operation.end()));
    }

    /** Completes the operation if its time is over. */
    public void advance() {
        Running<?> operation = running;
        if (operation != null && operation.isDue(clock.instant())) {
            running = null;
            latest = operation.status(false, WHOLE, clock.at(operation.end(), operation::finish));
            whenEnded.run();
        }
    }

    /** Ends the operation. */
    @Override
    public void reset() {
        if (running != null) {
            abort(running);
        }
    }

    private void requestAbort() {
        Running<?> operation = running;
        if (operation == null || !operation.canBeAborted()) {
            throw new Refusal(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED);
        }
        abort(operation);
        whenEnded.run();
    }

    private void abort(Running<?> operation) {
        int percent = operation.percent(clock.instant());
        running = null;
        operation.abort(percent);
        latest = operation.status(false, percent, ReturnCode.ABORTED);
    }

    private BackgroundOperationStatusResponse status() {
        return running == null ? latest : running.status(true, running.percent(clock.instant()), ReturnCode.SUCCESS);
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("latest", SavedState.hex(latest.bytes()));
        if (running != null) {
            state.put("command", running.kind.command.name());
            state.put("request", SavedState.hex(running.request.bytes()));
            state.put("start", running.start.toString());
            state.put("durationNanos", running.duration.toNanos());
        }
        return state;
    }

    @Override
    public void restore(SavedState state) {
        latest = state.struct("latest", latest, BackgroundOperationStatusResponse::wrap);
        if (state.has("command")) {
            Kind<?> kind = kinds.get(state.text("command"));
            if (kind == null) {
                throw state.wrong("command", "one that runs in the background");
            }
            Duration duration = Duration.ofNanos(state.number("durationNanos", 0, LONGEST.toNanos()));
            try {
                running = kind.start(state.bytes("request"), state.instant("start"), duration);
            } catch (Refusal | MalformedResponseException e) {
                throw new IllegalArgumentException(
                        state.wrong("request", "one that can be carried out").getMessage(), e);
            }
        }
    }
}
