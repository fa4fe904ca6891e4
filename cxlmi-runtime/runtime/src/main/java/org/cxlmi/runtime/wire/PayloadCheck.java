package org.cxlmi.runtime.wire;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.MalformedResponseException;

/**
 * Checks that received bytes are long enough for what they claim to hold. Positions and lengths count from
 * {@code offset}, and counts are unsigned. These methods allocate memory only if the bytes are malformed.
 */
@ForGeneratedCode
public final class PayloadCheck {

    private PayloadCheck() {}

    /** Reads the length of one element of an array whose elements differ in length. */
    @FunctionalInterface
    public interface ElementCheck {

        /**
         * Checks one element.
         *
         * @param available bytes from {@code offset} on
         * @return bytes that the element takes
         * @throws MalformedResponseException if the element would take more bytes than are available
         */
        int check(byte[] array, int offset, int available);
    }

    /** Checks the part that the first revision has. */
    public static void minimumLength(String struct, byte[] array, int offset, int available, int minimum) {
        if (available < minimum) {
            throw malformed(
                    struct,
                    "payload",
                    "at least " + minimum + " bytes",
                    available + " bytes",
                    array,
                    offset,
                    available);
        }
    }

    /**
     * Checks a struct that stands somewhere in an array.
     *
     * @throws IndexOutOfBoundsException if {@code offset} is outside of the array
     */
    public static void lengthFrom(String struct, byte[] array, int offset, int length) {
        Objects.checkFromToIndex(offset, array.length, array.length);
        minimumLength(struct, array, offset, array.length - offset, length);
    }

    /**
     * Checks an array that a count field sizes.
     *
     * @return the position after its last element
     */
    public static int array(
            String struct, String field, byte[] array, int offset, int available, int start, long count, int stride) {
        int left = available - start;
        if (Long.compareUnsigned(count, left / stride) > 0) {
            throw malformed(struct, field, elements(count, stride), bytesFrom(left, start), array, offset, available);
        }
        return start + (int) count * stride;
    }

    /**
     * Checks an array that a field sizes in bytes.
     *
     * @return the position after its last element
     */
    public static int byteLengthArray(
            String struct,
            String field,
            byte[] array,
            int offset,
            int available,
            int start,
            long byteLength,
            int stride) {
        int end = array(struct, field, array, offset, available, start, byteLength, 1);
        whole(struct, field, array, offset, available, end - start, stride);
        return end;
    }

    /**
     * Checks an array that fills the rest of the payload.
     *
     * @return the position after its last element, which is {@code available}
     */
    public static int rest(
            String struct, String field, byte[] array, int offset, int available, int start, int stride) {
        whole(struct, field, array, offset, available, available - start, stride);
        return available;
    }

    /**
     * The number of elements that a field counts. If the field is zero, as in a revision without this field, the
     * elements fill the rest of the payload.
     *
     * @param start where the array begins
     */
    public static int countOrRest(long count, int available, int start, int stride) {
        int rest = available - start;
        return count == 0 && rest % stride == 0 ? rest / stride : saturated(count);
    }

    /**
     * Checks that a payload ends behind an array whose length a field gives, or behind the fields that follow the
     * array. More bytes contradict the count: they may be elements that were not counted, or elements that were read as
     * fields.
     *
     * @param end the end of the array and of the fields after it that all revisions have
     */
    public static void noneLeft(String struct, String field, byte[] array, int offset, int available, int end) {
        if (available != end) {
            throw wrongEnd(struct, field, Integer.toString(end), array, offset, available, end);
        }
    }

    /**
     * Checks that a payload ends where {@link #noneLeft} expects the end, or where a revision that appended fields
     * ends.
     *
     * @param appended bytes from {@code end} to where each of these revisions ends, the smallest first
     */
    public static void revisionLeft(
            String struct, String field, byte[] array, int offset, int available, int end, int... appended) {
        int left = available - end;
        if (left != 0 && Arrays.binarySearch(appended, left) < 0) {
            String ends = IntStream.concat(IntStream.of(0), IntStream.of(appended))
                    .mapToObj(length -> Integer.toString(end + length))
                    .collect(Collectors.joining(" or "));
            throw wrongEnd(struct, field, ends, array, offset, available, end);
        }
    }

    private static MalformedResponseException wrongEnd(
            String struct, String field, String ends, byte[] array, int offset, int available, int end) {
        String expected = "a payload of " + ends + " bytes, as counted";
        String found = available + " bytes";
        return available > end
                ? surplus(struct, field, expected, found, array, offset, available)
                : malformed(struct, field, expected, found, array, offset, available);
    }

    /**
     * Checks that a response has no more bytes than the request asked for.
     *
     * @param field the field of the request with the number of bytes
     */
    public static void atMost(String struct, byte[] payload, String field, long most) {
        if (Long.compareUnsigned(payload.length, most) > 0) {
            throw surplus(
                    struct,
                    "payload",
                    "at most " + Long.toUnsignedString(most) + " bytes, as " + field + " asked for",
                    payload.length + " bytes",
                    payload,
                    0,
                    payload.length);
        }
    }

    /**
     * Checks an array that holds as many elements as a request asked for.
     *
     * @param asked elements asked for
     */
    public static void asked(
            String struct, String field, byte[] array, int offset, int available, int start, long asked, int stride) {
        int found = (available - start) / stride;
        if (found != asked) {
            String unit = stride == 1 ? " bytes" : " elements";
            String expected = Long.toUnsignedString(asked) + unit + ", as asked for";
            throw Long.compareUnsigned(found, asked) > 0
                    ? surplus(struct, field, expected, found + unit, array, offset, available)
                    : malformed(struct, field, expected, found + unit, array, offset, available);
        }
    }

    /**
     * Checks an array whose elements differ in length.
     *
     * @param minimumStride bytes that each element takes at least
     * @return where each element ends, counted from the start of the array
     */
    public static int[] variableArray(
            String struct,
            String field,
            byte[] array,
            int offset,
            int available,
            int start,
            long count,
            int minimumStride,
            ElementCheck element) {
        array(struct, field, array, offset, available, start, count, minimumStride);
        int[] ends = new int[(int) count];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += element.check(array, offset + start + end, available - start - end);
            ends[i] = end;
        }
        return ends;
    }

    /**
     * Checks fields that follow an array.
     *
     * @return the position after them
     */
    public static int following(
            String struct, String field, byte[] array, int offset, int available, int start, int length) {
        if (available - start < length) {
            throw malformed(
                    struct, field, length + " bytes", bytesFrom(available - start, start), array, offset, available);
        }
        return start + length;
    }

    /**
     * The number of elements if a count has the total, and only a part of it is present: {@code total} less
     * {@code skipped}, but no more than {@code limit}, and never below 0.
     */
    public static int limitedCount(long total, long skipped, long limit) {
        long left = Long.compareUnsigned(total, skipped) > 0 ? total - skipped : 0;
        return saturated(Long.compareUnsigned(left, limit) > 0 ? limit : left);
    }

    private static int saturated(long count) {
        return Long.compareUnsigned(count, Integer.MAX_VALUE) > 0 ? Integer.MAX_VALUE : (int) count;
    }

    private static void whole(
            String struct, String field, byte[] array, int offset, int available, int length, int stride) {
        if (length % stride != 0) {
            throw malformed(
                    struct, field, "a multiple of " + stride + " bytes", length + " bytes", array, offset, available);
        }
    }

    private static String elements(long count, int stride) {
        return Long.toUnsignedString(count) + (stride == 1 ? " bytes" : " elements of at least " + stride + " bytes");
    }

    private static String bytesFrom(int left, int start) {
        return left + " bytes from byte " + start + " on";
    }

    private static MalformedResponseException malformed(
            String struct, String field, String expected, String found, byte[] array, int offset, int available) {
        return new MalformedResponseException(
                struct, field, expected, found, Arrays.copyOfRange(array, offset, offset + available));
    }

    private static MalformedResponseException surplus(
            String struct, String field, String expected, String found, byte[] array, int offset, int available) {
        return MalformedResponseException.surplus(
                struct, field, expected, found, Arrays.copyOfRange(array, offset, offset + available));
    }
}
