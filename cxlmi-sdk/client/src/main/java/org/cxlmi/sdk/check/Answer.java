package org.cxlmi.sdk.check;

import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one command to a component that is still there.
 *
 * @param <R> the response
 */
final class Answer<R> {

    private final @Nullable R response;
    private final @Nullable CxlException failure;

    private Answer(@Nullable R response, @Nullable CxlException failure) {
        this.response = response;
        this.failure = failure;
    }

    static <R> Answer<R> of(R response) {
        return new Answer<>(response, null);
    }

    static <R> Answer<R> failed(CxlException failure) {
        return new Answer<>(null, failure);
    }

    /** The response, if the command succeeded and its response could be read. */
    Optional<R> response() {
        return Optional.ofNullable(response);
    }

    /** What is wrong with the bytes of the response. */
    Optional<MalformedResponseException> malformed() {
        return failure instanceof MalformedResponseException malformed ? Optional.of(malformed) : Optional.empty();
    }

    /** The return code, 16 bits; empty if there was no answer, or the command was not sent. */
    OptionalInt returnCode() {
        if (failure == null || failure instanceof MalformedResponseException) {
            return OptionalInt.of(ReturnCode.SUCCESS.code());
        }
        if (failure instanceof StillRunningException) {
            return OptionalInt.of(ReturnCode.BACKGROUND_COMMAND_STARTED.code());
        }
        return failure instanceof CommandFailedException refused
                ? OptionalInt.of(refused.rawReturnCode())
                : OptionalInt.empty();
    }

    /** The operation that goes on in the background. */
    Optional<StillRunningException> running() {
        return failure instanceof StillRunningException running ? Optional.of(running) : Optional.empty();
    }

    boolean is(ReturnCode code) {
        return returnCode().isPresent() && returnCode().getAsInt() == code.code();
    }

    /** Whether the command was sent, and no response came; the component answers other commands. */
    boolean isUnanswered() {
        return failure instanceof CxlTimeoutException;
    }

    /** Whether nothing can be said of the component, because the connection did not pass the command on. */
    boolean isNotSent() {
        return returnCode().isEmpty() && !isUnanswered();
    }

    /** The return code with its name, or why there is none. */
    String text() {
        if (returnCode().isPresent()) {
            return ReturnCode.describe(returnCode().getAsInt());
        }
        return isUnanswered() ? "no response" : failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
