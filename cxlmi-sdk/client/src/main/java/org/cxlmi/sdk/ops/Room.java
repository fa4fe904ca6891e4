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
 * The number of bytes that one command to a component may carry; at least one, so that loops over parts end. If the
 * connection does not know it, the component is asked. If the component does not tell either, the smallest size that
 * every component supports is used.
 */
final class Room {

    private Room() {}

    /** The bytes of payload in a request. */
    private static int inRequests(CxlTarget target) {
        PayloadLimits limits = target.limits();
        return room(
                limits, limits.request(), () -> Generic.of(target).identify().maximumMessageSize());
    }

    /** The bytes of data in a request behind its fixed part. */
    static int behind(CxlTarget target, int fixedBytes) {
        return Math.max(1, inRequests(target) - fixedBytes);
    }

    /** The bytes of payload in a response. */
    static int inResponses(CxlTarget target) {
        PayloadLimits limits = target.limits();
        return room(
                limits,
                limits.response(),
                () -> Generic.of(target).getResponseMessageLimit().limit());
    }

    /**
     * Checks the number of data bytes in one command that a user gave.
     *
     * @throws IllegalArgumentException if they are not from 1 to 1 MiB
     */
    static int checkSize(int bytes) {
        if (bytes <= 0 || bytes > PayloadLimits.LARGEST) {
            throw new IllegalArgumentException(
                    "pieces of " + bytes + " bytes; write from 1 to " + PayloadLimits.LARGEST);
        }
        return bytes;
    }

    private static int room(PayloadLimits limits, OptionalInt connection, IntSupplier exponent) {
        if (limits.isComplete() && connection.isPresent()) {
            return Math.max(1, connection.getAsInt());
        }
        int component = PayloadLimits.ofExponent(ask(exponent)).orElse(PayloadLimits.SMALLEST);
        return Math.max(1, Math.min(component, connection.orElse(component)));
    }

    /**
     * The exponent that the component reports; -1, which is no valid exponent, if it refuses or its response is
     * malformed.
     */
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
