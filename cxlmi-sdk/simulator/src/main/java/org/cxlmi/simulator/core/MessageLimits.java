package org.cxlmi.simulator.core;

import java.util.Arrays;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.simulator.Refusal;

/** How long payloads may be on one connection. */
public final class MessageLimits {

    /** What Set Response Message Limit accepts, as powers of two. */
    private static final int SMALLEST_EXPONENT = 8;

    private static final int LARGEST_EXPONENT = 10;

    private final int maximumExponent;
    private int responseExponent;

    public MessageLimits(int maximumExponent) {
        this.maximumExponent = maximumExponent;
        this.responseExponent = maximumExponent;
    }

    /** The limits as a client of the component sees them. A command can change that of responses at any time. */
    public PayloadLimits ofConnection() {
        return PayloadLimits.ofConnection(requestBytes(), responseBytes());
    }

    int requestBytes() {
        return 1 << maximumExponent;
    }

    int responseExponent() {
        return responseExponent;
    }

    public int responseBytes() {
        return 1 << responseExponent;
    }

    /** The number of elements that a response has room for after its fixed part. */
    public int room(int fixedLength, int stride) {
        return (responseBytes() - fixedLength) / stride;
    }

    /** Limits responses, to no more than the device itself can send; its own limit can always be set again. */
    int setResponseExponent(int exponent) {
        int largest = Math.max(LARGEST_EXPONENT, maximumExponent);
        Refusal.when(exponent < SMALLEST_EXPONENT || exponent > largest, ReturnCode.INVALID_INPUT);
        responseExponent = Math.min(exponent, maximumExponent);
        return responseExponent;
    }

    /**
     * A part of something; Invalid Input if it does not lie within it, or does not fit a response.
     *
     * @param offset unsigned 32 bits
     * @param length unsigned 32 bits
     */
    public byte[] part(byte[] whole, long offset, long length) {
        checkPart(whole.length, offset, length);
        return Arrays.copyOfRange(whole, (int) offset, (int) (offset + length));
    }

    /** Invalid Input if a part does not lie within something, or does not fit a response. */
    public void checkPart(long size, long offset, long length) {
        Refusal.when(offset + length > size || length > responseBytes(), ReturnCode.INVALID_INPUT);
    }
}
