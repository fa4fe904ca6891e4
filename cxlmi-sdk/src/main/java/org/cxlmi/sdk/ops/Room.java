package org.cxlmi.sdk.ops;

import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.generic.Generic;

/**
 * How many bytes one command to a component may carry. What the connection does not know is asked of the component; one that
 * does not tell gets no more than every component takes.
 */
final class Room {

    private Room() {}

    /** Bytes of payload in a request. */
    static int inRequests(CxlTarget target) {
        PayloadLimits limits = target.limits();
        return room(
                limits, limits.request(), () -> Generic.of(target).identify().maximumMessageSize());
    }

    /** Bytes of payload in a response. */
    static int inResponses(CxlTarget target) {
        PayloadLimits limits = target.limits();
        return room(
                limits,
                limits.response(),
                () -> Generic.of(target).getResponseMessageLimit().limit());
    }

    private static int room(PayloadLimits limits, OptionalInt connection, IntSupplier exponent) {
        if (limits.isComplete() && connection.isPresent()) {
            return connection.getAsInt();
        }
        int component = PayloadLimits.ofExponent(ask(exponent)).orElse(PayloadLimits.SMALLEST);
        return Math.min(component, connection.orElse(component));
    }

    /** An exponent that nobody can mean, where the component does not tell. */
    private static int ask(IntSupplier exponent) {
        try {
            return exponent.getAsInt();
        } catch (CommandFailedException | UnsupportedCommandException | MalformedResponseException e) {
            checkNotBusy(e);
            return -1;
        }
    }

    private static void checkNotBusy(CxlException failure) {
        if (failure.isRetryable()) {
            throw failure;
        }
    }
}
