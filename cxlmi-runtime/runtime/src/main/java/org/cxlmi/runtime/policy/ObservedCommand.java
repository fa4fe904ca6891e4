package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/** The outcome of a command. Payloads are not shown, because they may hold a secret. */
public final class ObservedCommand {

    private final Exchange exchange;
    private final long nanos;
    private final int attempts;

    /** The response or the failure, in one field, because such an object is made for each command. */
    private final @Nullable Object outcome;

    ObservedCommand(
            Exchange exchange,
            long nanos,
            int attempts,
            @Nullable CciResponse response,
            @Nullable CxlException failure) {
        this.exchange = exchange;
        this.nanos = nanos;
        this.attempts = attempts;
        this.outcome = failure == null ? response : failure;
    }

    /** The command, and the target that it was sent to. */
    public Exchange exchange() {
        return exchange;
    }

    /** How long the command took, including the wait for its turn. */
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /**
     * How often the endpoint was asked to send the command: more than once if a policy inside of the observer repeated
     * it; not at all if such a policy refused it.
     */
    public int attempts() {
        return attempts;
    }

    /** The failure that ended the command; absent if the component carried it out. */
    public Optional<CxlException> failure() {
        return outcome instanceof CxlException failure ? Optional.of(failure) : Optional.empty();
    }

    /** The return code that the component sent, 16 bits; absent if no response came, or none that could be read. */
    public OptionalInt returnCode() {
        if (outcome instanceof CciResponse response) {
            return OptionalInt.of(response.returnCode());
        }
        if (outcome instanceof CommandFailedException refused) {
            return OptionalInt.of(refused.rawReturnCode());
        }
        return outcome instanceof StillRunningException
                ? OptionalInt.of(ReturnCode.BACKGROUND_COMMAND_STARTED.code())
                : OptionalInt.empty();
    }

    /** The length of the response's payload in bytes; 0 without a response. */
    public int responseLength() {
        return outcome instanceof CciResponse response ? response.payload().length : 0;
    }

    /** For example {@code mem0: Identify (0001h): done in PT0.002S}. */
    @Override
    public String toString() {
        String end = outcome instanceof CxlException ? outcome.getClass().getSimpleName() : "done";
        return exchange + ": " + end + " in " + duration();
    }
}
