package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/** How far an {@link Operation} had come at one moment. */
public final class OperationStatus {

    private final State state;
    private final OperationProgress progress;
    private final Duration elapsed;
    private final @Nullable Exchange lastCommand;
    private final @Nullable CciResponse lastResponse;

    OperationStatus(
            State state,
            OperationProgress progress,
            Duration elapsed,
            @Nullable Exchange lastCommand,
            @Nullable CciResponse lastResponse) {
        this.state = state;
        this.progress = progress;
        this.elapsed = elapsed;
        this.lastCommand = lastCommand;
        this.lastResponse = lastResponse;
    }

    /** What an operation is doing. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** It was cancelled, and is about to stop. */
        CANCELLING,
        SUCCEEDED,
        FAILED,
        /** It was cancelled, and has stopped. */
        CANCELLED;

        /** Whether the operation has ended. */
        public boolean isEnd() {
            return this != RUNNING && this != CANCELLING;
        }
    }

    public State state() {
        return state;
    }

    /** How far the present phase has come. */
    public OperationProgress progress() {
        return progress;
    }

    /** How long the operation has been at work. */
    public Duration elapsed() {
        return elapsed;
    }

    /** The command of the operation that was answered last; absent before the first answer. */
    public Optional<Exchange> lastCommand() {
        return Optional.ofNullable(lastCommand);
    }

    /**
     * The last response to a command of the operation. If the component, or one on the path to it, refused the command,
     * it has a return code and no payload. Absent before the first response.
     */
    public Optional<CciResponse> lastResponse() {
        return Optional.ofNullable(lastResponse);
    }

    /** For example {@code running, transfer: 896 of 1024 bytes}. */
    @Override
    public String toString() {
        return state.name().toLowerCase(Locale.ROOT) + ", " + progress;
    }
}
