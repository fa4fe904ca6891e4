package org.cxlmi.runtime.wire;

import java.math.BigInteger;
import java.time.Instant;

/** Raw numbers to bytes and time, and back. */
public final class Units {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LARGEST_EXPONENT = Long.SIZE - 2;

    private Units() {}

    /** The moment that lies an unsigned number of nanoseconds after 1970-01-01T00:00:00Z. */
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Long.divideUnsigned(nanos, NANOS_PER_SECOND), Long.remainderUnsigned(nanos, NANOS_PER_SECOND));
    }

    /**
     * Unsigned nanoseconds from 1970-01-01T00:00:00Z.
     *
     * @throws IllegalArgumentException if the moment lies before, or more than 64 bits of nanoseconds after
     */
    public static long nanos(String struct, String field, Instant instant) {
        BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(NANOS_PER_SECOND))
                .add(BigInteger.valueOf(instant.getNano()));
        if (nanos.signum() < 0 || nanos.bitLength() > Long.SIZE) {
            throw FieldRange.refused(
                    struct, field, "a moment from 1970-01-01T00:00:00Z to " + instant(-1), instant.toString());
        }
        return nanos.longValue();
    }

    /**
     * The bytes that an unsigned number of steps stands for.
     *
     * @throws ArithmeticException if they do not fit a {@code long}
     */
    public static long bytes(long steps, long bytesPerStep) {
        if (steps < 0) {
            throw new ArithmeticException(
                    Long.toUnsignedString(steps) + " times " + bytesPerStep + " bytes do not fit a long");
        }
        return Math.multiplyExact(steps, bytesPerStep);
    }

    /**
     * The steps that a number of bytes takes.
     *
     * @throws IllegalArgumentException if it is not a whole number of steps
     */
    public static long steps(String struct, String field, long bytes, long bytesPerStep) {
        if (bytes < 0 || bytes % bytesPerStep != 0) {
            throw FieldRange.refused(struct, field, "a multiple of " + bytesPerStep + " bytes", bytes + " bytes");
        }
        return bytes / bytesPerStep;
    }

    /**
     * The bytes that an exponent of two stands for.
     *
     * @throws ArithmeticException if they do not fit a {@code long}
     */
    public static long powerOfTwo(long exponent) {
        if (exponent < 0 || exponent > LARGEST_EXPONENT) {
            throw new ArithmeticException("2^" + exponent + " bytes do not fit a long");
        }
        return 1L << exponent;
    }

    /**
     * The exponent of a power of two.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static int exponent(String struct, String field, long bytes) {
        if (Long.bitCount(bytes) != 1 || bytes < 0) {
            throw FieldRange.refused(struct, field, "a power of two", bytes + " bytes");
        }
        return Long.numberOfTrailingZeros(bytes);
    }
}
