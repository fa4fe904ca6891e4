package org.cxlmi.runtime.transport;

import java.util.OptionalInt;

/**
 * The largest payloads, in bytes, that can be sent to a component and received from it.
 *
 * <p>An unknown limit is absent. If the limits are not {@linkplain #isComplete complete}, they are those of the
 * connection, and the component may accept less.
 */
public final class PayloadLimits {

    /** The payload size in bytes that every component can receive and send: the smallest mailbox has 256 bytes. */
    public static final int SMALLEST = 1 << 8;

    /** The largest payload in bytes that the specification allows. */
    public static final int LARGEST = 1 << 20;

    /** Limits of which nothing is known. */
    public static final PayloadLimits UNKNOWN = new PayloadLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

    private final int request;
    private final int response;
    private final boolean complete;

    private PayloadLimits(int request, int response, boolean complete) {
        this.request = request;
        this.response = response;
        this.complete = complete;
    }

    /**
     * The limits of a connection. Those of the component at its end are not known.
     *
     * @param request the largest payload of a request, in bytes, at least 0
     * @param response the largest payload of a response, in bytes, at least 0
     */
    public static PayloadLimits ofConnection(int request, int response) {
        return new PayloadLimits(check(request), check(response), false);
    }

    /**
     * The limits that a component has itself, such as those of its mailbox.
     *
     * @param request the largest payload of a request, in bytes, at least 0
     * @param response the largest payload of a response, in bytes, at least 0
     */
    public static PayloadLimits ofComponent(int request, int response) {
        return new PayloadLimits(check(request), check(response), true);
    }

    private static int check(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a payload of " + bytes + " bytes cannot be");
        }
        return bytes;
    }

    /**
     * The size in bytes that a component reports as an exponent of two, in Identify and in Get Response Message Limit.
     *
     * @param exponent the exponent as received
     * @return the size; absent if the exponent is not from 8 to 20, the range of the specification
     */
    public static OptionalInt ofExponent(int exponent) {
        boolean possible = exponent >= 0 && exponent < Integer.SIZE - 1;
        int bytes = possible ? 1 << exponent : 0;
        return bytes >= SMALLEST && bytes <= LARGEST ? OptionalInt.of(bytes) : OptionalInt.empty();
    }

    /** The largest payload of a request, in bytes; absent if unknown. */
    public OptionalInt request() {
        return known(request);
    }

    /** The largest payload of a response, in bytes; absent if unknown. */
    public OptionalInt response() {
        return known(response);
    }

    private static OptionalInt known(int bytes) {
        return bytes == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(bytes);
    }

    /** Whether these are the limits of the component itself, and not only of the connection to it. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * These limits for a component that accepts requests of at most this size. Its responses are assumed to be no
     * longer.
     */
    public PayloadLimits withAccepted(int bytes) {
        check(bytes);
        return new PayloadLimits(Math.min(request, bytes), Math.min(response, bytes), complete);
    }

    /** The smaller limit in each direction. The result is complete if these limits are. */
    public PayloadLimits atMost(PayloadLimits other) {
        return new PayloadLimits(Math.min(request, other.request), Math.min(response, other.response), complete);
    }

    /** The limits inside a tunnel through this connection. The tunnel adds this many bytes to each payload. */
    public PayloadLimits inside(int overhead) {
        return new PayloadLimits(less(request, overhead), less(response, overhead), false);
    }

    private static int less(int bytes, int overhead) {
        return bytes == Integer.MAX_VALUE ? bytes : Math.max(0, bytes - overhead);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadLimits limits
                && request == limits.request
                && response == limits.response
                && complete == limits.complete;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * request + response) + Boolean.hashCode(complete);
    }

    /** For example {@code requests of up to 1024 bytes, responses of up to 512 bytes}. */
    @Override
    public String toString() {
        return "requests " + describe(request) + ", responses " + describe(response)
                + (complete ? "" : " on the connection");
    }

    private static String describe(int bytes) {
        return bytes == Integer.MAX_VALUE ? "of unknown length" : "of up to " + bytes + " bytes";
    }
}
