package org.cxlmi.runtime.internal.libcxlmi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.LibcxlmiCall.Counted;
import org.cxlmi.runtime.transport.LibcxlmiCall.Multiplied;

/** Makes the payload again of the struct that libcxlmi filled; it tells neither its length nor what it changed. */
final class ResponseForm {

    /** What the longest payload of CXL has; no function can return more that is true. */
    private static final int LONGEST = 1 << 20;

    /** As far as a count that a component lies about is followed: more than any 16-bit count of records makes. */
    private static final long MOST_WRITTEN = 1 << 24;

    private static final int FIRST_STEP = 64;

    private final LibcxlmiCall call;
    private final int arrayLength;

    /** For one request, which may say how much is wanted. */
    ResponseForm(LibcxlmiCall call, byte[] request) {
        this.call = call;
        this.arrayLength = (int) Math.min(arrayLength(call, request), LONGEST);
    }

    private static long arrayLength(LibcxlmiCall call, byte[] request) {
        boolean wanted = call.asked().isPresent()
                && (call.openEnded() || call.roomLength().isEmpty());
        if (wanted) {
            return wanted(call, request);
        }
        return call.roomLength().isPresent() ? call.roomLength().getAsInt() : call.arrayLength();
    }

    /** Bytes of the array that the request asks for; 0 if it does not say. */
    static long wanted(LibcxlmiCall call, byte[] request) {
        return call.asked()
                .filter(asked -> asked.position() + asked.width() <= request.length)
                .map(asked -> number(request, asked.position(), asked.width()) * asked.unit())
                .orElse(0L);
    }

    /** Little-endian, up to four bytes. */
    private static long number(byte[] bytes, int position, int width) {
        long number = 0;
        for (int i = Math.min(width, Integer.BYTES) - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (bytes[position + i] & 0xff);
        }
        return number;
    }

    /** Bytes of the struct that can be true. */
    int length() {
        return call.responseLength() + arrayLength;
    }

    /** Bytes that the library may write, believing a component that lies. */
    long writable() {
        return call.responseLength() + Math.max(arrayLength, Math.min(call.arrayLength(), MOST_WRITTEN));
    }

    /**
     * The payload.
     *
     * @param struct what the library filled, little-endian
     * @param isComplete whether a payload is as long as it says itself
     */
    byte[] payload(ByteBuffer struct, Predicate<byte[]> isComplete) {
        byte[] payload = call.counted().isPresent()
                ? counted(struct, call.counted().get())
                : cut(ShortCopies.get(struct, 0, length()), isComplete);
        for (Multiplied field : call.multiplied()) {
            divide(payload, field);
        }
        return payload;
    }

    /** In memory the fields behind the array follow all its room, in the payload they follow its last element. */
    private byte[] counted(ByteBuffer struct, Counted counted) {
        long count = 0;
        for (int i = counted.countWidth() - 1; i >= 0; i--) {
            count = (count << Byte.SIZE) | (struct.get(counted.countPosition() + i) & 0xff);
        }
        long claimed = count * counted.stride();
        if (claimed > arrayLength || claimed < 0) {
            // Without the fields behind the array, so that whoever reads it sees that the count is wrong.
            return ShortCopies.get(struct, 0, counted.position() + arrayLength);
        }
        int end = counted.position() + (int) claimed;
        int behind = call.responseLength() - counted.position();
        byte[] payload = ShortCopies.get(struct, 0, end + behind);
        struct.get(counted.position() + arrayLength, payload, end, behind);
        return payload;
    }

    /** The shortest payload that is complete; what is not, even with all there is, is left for the reader to refuse. */
    private byte[] cut(byte[] struct, Predicate<byte[]> isComplete) {
        if (call.openEnded() || arrayLength == 0) {
            return struct;
        }
        int shortest = call.responseLength();
        int longest = shortest;
        // Most responses are far shorter than they could be.
        for (int step = FIRST_STEP; !isComplete.test(Arrays.copyOf(struct, longest)); step *= 2) {
            if (longest == struct.length) {
                return struct;
            }
            shortest = longest + 1;
            longest = Math.min(struct.length, longest + step);
        }
        while (shortest < longest) {
            int middle = (shortest + longest) >>> 1;
            if (isComplete.test(Arrays.copyOf(struct, middle))) {
                longest = middle;
            } else {
                shortest = middle + 1;
            }
        }
        return Arrays.copyOf(struct, longest);
    }

    private void divide(byte[] payload, Multiplied field) {
        int end = field.stride() == 0 ? field.position() + Long.BYTES : endOfElements(payload);
        int step = Math.max(field.stride(), Long.BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = field.position(); at + Long.BYTES <= end; at += step) {
            buffer.putLong(at, Long.divideUnsigned(buffer.getLong(at), field.factor()));
        }
    }

    private int endOfElements(byte[] payload) {
        int behind = call.counted()
                .map(counted -> call.responseLength() - counted.position())
                .orElse(0);
        return payload.length - behind;
    }
}
