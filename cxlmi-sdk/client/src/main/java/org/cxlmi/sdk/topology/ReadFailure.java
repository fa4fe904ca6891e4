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
 * @param message the same for people: what happened, where, and why
 * @param cause what a command ended in; absent if the walk itself stopped. Most often a {@link CxlException}, which
 *     names the command
 */
public record ReadFailure(Reason reason, String message, Optional<RuntimeException> cause) {

    /** Why something could not be read. */
    public enum Reason {
        /** The component does not have the command. */
        UNSUPPORTED,
        /** The connection does not let the command through; nothing was sent. */
        NOT_LET_THROUGH,
        /** The component refused the command. */
        REFUSED,
        /** A component on the way did not pass the command on. */
        NOT_PASSED_ON,
        /** The component did not answer, or the connection failed. */
        NO_ANSWER,
        /** The answer makes no sense, or not with the one before. */
        MALFORMED,
        /** It was not asked: it, or a component on the way to it, did not answer before. */
        NOT_ASKED,
        /** The switch is on the path to itself. */
        LOOP,
        /** It is behind more tunnels than the walk may take. */
        TOO_DEEP,
        /** The walk has found as many components as it may. */
        TOO_MANY,
        /** The deadline of the walk was over. */
        DEADLINE
    }

    static ReadFailure of(Reason reason, String message) {
        return new ReadFailure(reason, message, Optional.empty());
    }

    /** Of a command to a component behind so many tunnels. */
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
