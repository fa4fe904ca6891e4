package org.cxlmi.sdk.topology;

import java.util.Optional;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.UnsupportedCommandException;

/**
 * Why something of a topology could not be read.
 *
 * @param message the message for people: what happened, where, and why
 * @param cause the exception of the command, most often a {@link CxlException} that names it; absent if the walk itself
 *     stopped
 */
public record ReadFailure(Reason reason, String message, Optional<RuntimeException> cause) {

    /** Why something could not be read. */
    public enum Reason {
        /** The component does not have the command. */
        UNSUPPORTED,
        /** The transport does not send this command. Nothing was sent. */
        NOT_LET_THROUGH,
        /** The component refused the command. */
        REFUSED,
        /** A component on the path did not pass the command on. */
        NOT_PASSED_ON,
        /** The component did not answer, or the connection failed. */
        NO_ANSWER,
        /** The response is malformed, or contradicts the response before it. */
        MALFORMED,
        /** The component was not asked, because it or a component on the path to it did not answer before. */
        NOT_ASKED,
        /** The switch is on the path to itself. */
        LOOP,
        /** The component is behind more tunnels than the walk allows. */
        TOO_DEEP,
        /** The walk has found as many components as it allows. */
        TOO_MANY,
        /** The deadline of the walk had passed. */
        DEADLINE
    }

    static ReadFailure of(Reason reason, String message) {
        return new ReadFailure(reason, message, Optional.empty());
    }

    /** The failure of a command to a component behind this many tunnels. */
    static ReadFailure of(RuntimeException e, int layer) {
        return new ReadFailure(reason(e, layer), String.valueOf(e.getMessage()), Optional.of(e));
    }

    private static Reason reason(RuntimeException e, int layer) {
        if (e instanceof CommandFailedException refused) {
            if (refused.layer() < layer) {
                return Reason.NOT_PASSED_ON;
            }
            return refused.returnCode() == ReturnCode.UNSUPPORTED ? Reason.UNSUPPORTED : Reason.REFUSED;
        }
        if (e instanceof UnsupportedCommandException || e instanceof UnsupportedOperationException) {
            return Reason.NOT_LET_THROUGH;
        }
        boolean answered = e instanceof MalformedResponseException
                || e instanceof ListChangedException
                || e instanceof StillRunningException
                || e instanceof OutcomeUnknownException;
        return answered ? Reason.MALFORMED : Reason.NO_ANSWER;
    }

    /** For example {@code NO_ANSWER: mctp 1:8: Identify (0001h): no response within 2000 ms. ...}. */
    @Override
    public String toString() {
        return reason + ": " + message;
    }
}
