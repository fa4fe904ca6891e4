package org.cxlmi.runtime.wire;

import java.util.UUID;

/**
 * Checks the values that builders accept. A wrong value ends in an {@link IllegalArgumentException} that names the
 * struct, the field and the range.
 */
@ForGeneratedCode
public final class FieldRange {

    private FieldRange() {}

    /** Checks a value against its width, or a narrower range that the spec gives. */
    public static long check(String struct, String field, long value, long minimum, long maximum) {
        if (value < minimum || value > maximum) {
            throw refused(struct, field, "from " + minimum + " to " + maximum, Long.toString(value));
        }
        return value;
    }

    /** Checks an unsigned 64-bit value against the range that the spec gives. */
    public static long checkUnsigned(String struct, String field, long value, long minimum, long maximum) {
        if (Long.compareUnsigned(value, minimum) < 0 || Long.compareUnsigned(value, maximum) > 0) {
            throw refused(
                    struct,
                    field,
                    "from " + Long.toUnsignedString(minimum) + " to " + Long.toUnsignedString(maximum),
                    Long.toUnsignedString(value));
        }
        return value;
    }

    /** Checks a number of elements or bytes against what its count field can hold. */
    public static long count(String struct, String field, long count, long maximum) {
        if (Long.compareUnsigned(count, maximum) > 0) {
            throw refused(struct, field, "at most " + Long.toUnsignedString(maximum) + " of them", "" + count);
        }
        return count;
    }

    /** Checks a number of elements or bytes against the minimum in the spec. */
    public static void atLeast(String struct, String field, long count, long minimum) {
        if (Long.compareUnsigned(count, minimum) < 0) {
            throw refused(struct, field, "at least " + minimum + " of them", Long.toUnsignedString(count));
        }
    }

    /**
     * Checks that a total fits the given elements. The total may also count elements before and after them.
     *
     * @param present elements that follow from the total
     * @param given elements that were set
     */
    public static void total(String struct, String field, long total, long present, int given) {
        if (present != given) {
            throw refused(
                    struct, field, "a total that fits the " + given + " given elements", Long.toUnsignedString(total));
        }
    }

    /** The code of a constant; refuses a constant without a code, or whose code does not fit. */
    public static long code(String struct, String field, CodedEnum value, long maximum) {
        if (value.code() < 0 || value.code() > maximum) {
            throw refused(struct, field, "a constant with a code up to " + maximum, value.toString());
        }
        return value.code();
    }

    /** The UUID of a constant; refuses a constant without a UUID. */
    public static UUID id(String struct, String field, IdentifiedEnum value) {
        UUID id = value.id();
        if (id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0) {
            throw refused(struct, field, "a constant with an identifier", value.toString());
        }
        return id;
    }

    /** Checks a value that keeps its position within an integer: it has no other bits than those of its range. */
    public static long inPlace(String struct, String field, long value, int high, int low) {
        if ((value & ~mask(high, low)) != 0) {
            throw refused(
                    struct, field, "a value with no bits outside " + high + ":" + low, "0x" + Long.toHexString(value));
        }
        return value;
    }

    /** The integer with the bits of a range replaced by a value that has been checked. */
    public static long withBits(long bits, int high, int low, long value) {
        return (bits & ~mask(high, low)) | (value << low);
    }

    /** The integer with one bit set or cleared. */
    public static long withBit(long bits, int bit, boolean value) {
        return withBits(bits, bit, bit, value ? 1 : 0);
    }

    /** The integer with the bits of a range replaced by a checked value that keeps its position. */
    public static long withBitsInPlace(long bits, int high, int low, long value) {
        return (bits & ~mask(high, low)) | value;
    }

    private static long mask(int high, int low) {
        return -1L >>> (Long.SIZE - 1 - high + low) << low;
    }

    /**
     * Refuses a field that was set although its condition does not hold.
     *
     * @param valid whether the field was not set, or its condition holds
     * @param condition the condition, for the message
     */
    public static void valid(String struct, String field, boolean valid, String condition) {
        if (!valid) {
            throw new IllegalArgumentException(struct + "." + field + " is set, but is valid only if " + condition
                    + "; set that too, or leave " + field + " out");
        }
    }

    /** Refuses a required field that was not set. */
    public static void given(String struct, String field, boolean given, String allowed) {
        if (!given) {
            throw new IllegalArgumentException(struct + "." + field + " is not set: expected " + allowed);
        }
    }

    static IllegalArgumentException refused(String struct, String field, String allowed, String found) {
        return new IllegalArgumentException(struct + "." + field + ": expected " + allowed + ", found " + found);
    }
}
