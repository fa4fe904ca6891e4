package org.cxlmi.libcxlmi.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Counted;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Multiplied;

/** Makes the payload again of the struct that libcxlmi filled; it tells neither its length nor what it changed. */
final class ResponseForm {

    /** What the longest payload of CXL has; no function can return more that is true. */
    private static final int LONGEST = 1 << 20;

    /** As far as a count that a component lies about is followed: more than any 16-bit count of records makes. */
    private static final long MOST_WRITTEN = 1 << 24;

    private static final int FIRST_STEP = 64;

    /** Stands where the library is to write; a field that is newer than the library keeps it. */
    private static final byte MARK = (byte) 0xA5;

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

    /** Marks the fields that later revisions appended, before the library fills the struct. */
    void mark(ByteBuffer struct) {
        for (int at = length() - appendedLength(); at < length(); at++) {
            struct.put(at, MARK);
        }
    }

    private int appendedLength() {
        return call.appended().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The payload.
     *
     * @param struct what the library filled, little-endian
     * @param isComplete whether a payload is as long as it says itself
     * @param sent bytes that the component sent, if that is known
     */
    byte[] payload(ByteBuffer struct, Predicate<byte[]> isComplete, OptionalInt sent) {
        byte[] payload = call.counted().isPresent()
                ? counted(struct, call.counted().get(), sent)
                : cut(delivered(ShortCopies.get(struct, 0, length()), sent), isComplete);
        for (Multiplied field : call.multiplied()) {
            divide(payload, field);
        }
        return payload;
    }

    /**
     * In memory, the fields behind the array come after the room for all elements; in the payload, they come after the
     * last element.
     */
    private byte[] counted(ByteBuffer struct, Counted counted, OptionalInt sent) {
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
        return delivered(payload, sent);
    }

    /** Without the appended fields that the library does not have, or that the component did not send. */
    private byte[] delivered(byte[] payload, OptionalInt sent) {
        int end = payload.length;
        if (call.padded() && isFilled(payload, end - appendedLength(), end, (byte) 0)) {
            return Arrays.copyOf(payload, end - appendedLength());
        }
        for (int i = call.appended().size() - 1; i >= 0; i--) {
            int start = end - call.appended().get(i);
            boolean isMissing = sent.isPresent() && sent.getAsInt() < end;
            if (!isMissing && !isFilled(payload, start, end, MARK)) {
                break;
            }
            end = start;
        }
        return end == payload.length ? payload : Arrays.copyOf(payload, end);
    }

    private static boolean isFilled(byte[] bytes, int start, int end, byte value) {
        for (int i = start; i < end; i++) {
            if (bytes[i] != value) {
                return false;
            }
        }
        return true;
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
        return call.counted()
                .map(counted -> counted.position()
                        + number(payload, counted.countPosition(), counted.countWidth()) * counted.stride())
                .map(end -> (int) Math.min(end, payload.length))
                .orElse(payload.length);
    }
}
