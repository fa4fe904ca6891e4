package org.cxlmi.runtime.wire;

import java.math.BigInteger;
import java.time.Instant;
import org.cxlmi.runtime.error.MalformedResponseException;

/** Converts raw numbers to bytes and time, and back. */
@ForGeneratedCode
public final class Units {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
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
     * @throws IllegalArgumentException if the moment is before 1970, or the nanoseconds do not fit 64 bits
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
     * The bytes that a field's unsigned number of steps stands for.
     *
     * @throws MalformedResponseException if they do not fit a {@code long}
     */
    public static long bytes(Struct struct, String field, long steps, long bytesPerStep) {
        if (!fits(steps, bytesPerStep)) {
            throw tooMany(struct.layout().name(), field, steps, bytesPerStep, struct.bytes());
        }
        return steps * bytesPerStep;
    }

    /**
     * The number of bytes, from an unsigned number of steps in a part of an integer.
     *
     * @throws MalformedResponseException if they do not fit a {@code long}
     */
    public static long bytes(Bits bits, String range, long steps, long bytesPerStep) {
        if (!fits(steps, bytesPerStep)) {
            throw tooMany(bits.getClass().getSimpleName(), range, steps, bytesPerStep, bits.wireBytes());
        }
        return steps * bytesPerStep;
    }

    private static boolean fits(long steps, long bytesPerStep) {
        return Long.compareUnsigned(steps, Long.MAX_VALUE / bytesPerStep) <= 0;
    }

    private static MalformedResponseException tooMany(
            String struct, String field, long steps, long bytesPerStep, byte[] bytes) {
        return new MalformedResponseException(
                struct,
                field,
                "at most " + Long.MAX_VALUE / bytesPerStep + " steps of " + bytesPerStep + " bytes",
                Long.toUnsignedString(steps),
                bytes);
    }

    /**
     * The steps that a number of bytes takes.
     *
     * @param minimum the smallest number of steps, unsigned
     * @param maximum the largest number of steps, unsigned
     * @throws IllegalArgumentException if it is not a whole number of steps, or not within the range
     */
    public static long steps(String struct, String field, long bytes, long bytesPerStep, long minimum, long maximum) {
        long steps = bytes / bytesPerStep;
        if (bytes < 0
                || bytes % bytesPerStep != 0
                || Long.compareUnsigned(steps, minimum) < 0
                || Long.compareUnsigned(steps, maximum) > 0) {
            BigInteger step = BigInteger.valueOf(bytesPerStep);
            throw FieldRange.refused(
                    struct,
                    field,
                    "a multiple of " + bytesPerStep + " bytes from "
                            + unsigned(minimum).multiply(step) + " to "
                            + unsigned(maximum).multiply(step).min(LARGEST),
                    bytes + " bytes");
        }
        return steps;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    /**
     * The bytes that a field's exponent of two stands for.
     *
     * @throws MalformedResponseException if they do not fit a {@code long}
     */
    public static long powerOfTwo(Struct struct, String field, long exponent) {
        if (!isExponent(exponent)) {
            throw tooLarge(struct.layout().name(), field, exponent, struct.bytes());
        }
        return 1L << exponent;
    }

    /**
     * The bytes that the exponent of two in a part of an integer stands for.
     *
     * @throws MalformedResponseException if they do not fit a {@code long}
     */
    public static long powerOfTwo(Bits bits, String range, long exponent) {
        if (!isExponent(exponent)) {
            throw tooLarge(bits.getClass().getSimpleName(), range, exponent, bits.wireBytes());
        }
        return 1L << exponent;
    }

    private static boolean isExponent(long number) {
        return Long.compareUnsigned(number, LARGEST_EXPONENT) <= 0;
    }

    private static MalformedResponseException tooLarge(String struct, String field, long exponent, byte[] bytes) {
        return new MalformedResponseException(
                struct,
                field,
                "at most " + LARGEST_EXPONENT + ", an exponent of two",
                Long.toUnsignedString(exponent),
                bytes);
    }

    /**
     * The exponent of a power of two.
     *
     * @param minimum smallest exponent, unsigned
     * @param maximum largest exponent, unsigned
     * @throws IllegalArgumentException if it is not a power of two, or not within the range
     */
    public static int exponent(String struct, String field, long bytes, long minimum, long maximum) {
        int exponent = Long.numberOfTrailingZeros(bytes);
        if (Long.bitCount(bytes) != 1
                || bytes < 0
                || Long.compareUnsigned(exponent, minimum) < 0
                || Long.compareUnsigned(exponent, maximum) > 0) {
            throw FieldRange.refused(
                    struct,
                    field,
                    "a power of two from " + powerOfTwoText(minimum) + " to " + powerOfTwoText(maximum) + " bytes",
                    bytes + " bytes");
        }
        return exponent;
    }

    private static String powerOfTwoText(long exponent) {
        return exponent >= 0 && exponent <= LARGEST_EXPONENT
                ? Long.toString(1L << exponent)
                : "2^" + Long.toUnsignedString(exponent);
    }
}
