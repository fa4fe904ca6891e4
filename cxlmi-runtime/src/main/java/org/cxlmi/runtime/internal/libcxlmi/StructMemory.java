package org.cxlmi.runtime.internal.libcxlmi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** Native memory for one request and one response; it only grows. */
final class StructMemory implements AutoCloseable {

    /** Zero bytes behind a request: the library reads as much as a request says that it has, up to 4 KiB of data. */
    private static final int BEHIND_REQUEST = 8192;

    /** Behind a response: the library clears whole structs, the largest of which has 2 KiB more than the payload. */
    private static final int BEHIND_RESPONSE = 1 << 16;

    private static final byte[] ZEROS = new byte[4096];

    private Memory memory = new Memory(BEHIND_REQUEST + BEHIND_RESPONSE);
    private ByteBuffer bytes = allZero(memory);
    private int response = BEHIND_REQUEST;
    private int written;

    /**
     * Places a request, zero bytes behind it, and room for a response.
     *
     * @param requestLength bytes that the struct has at least
     * @param cleared bytes of the response that are zero before the call
     * @param room bytes that the library may write
     */
    void prepare(byte[] request, int requestLength, int cleared, long room) {
        int requestRoom = align(Math.max(request.length, requestLength) + BEHIND_REQUEST);
        if (response < requestRoom || memory.size() < response + room + BEHIND_RESPONSE) {
            grow(Math.max(response, requestRoom), room);
        }
        bytes.put(0, request);
        clear(request.length, written);
        written = request.length;
        clear(response, response + cleared);
    }

    private void grow(int requestRoom, long room) {
        memory.close();
        memory = new Memory(Math.max(memory.size(), requestRoom + room + BEHIND_RESPONSE));
        bytes = allZero(memory);
        response = requestRoom;
        written = 0;
    }

    private static ByteBuffer allZero(Memory memory) {
        memory.clear();
        return memory.getByteBuffer(0, memory.size());
    }

    private void clear(int from, int to) {
        for (int at = from; at < to; at += ZEROS.length) {
            bytes.put(at, ZEROS, 0, Math.min(ZEROS.length, to - at));
        }
    }

    private static int align(int length) {
        return (length + 15) & -16;
    }

    long requestAddress() {
        return Pointer.nativeValue(memory);
    }

    long responseAddress() {
        return Pointer.nativeValue(memory) + response;
    }

    /** The response as it lies in memory. */
    ByteBuffer response() {
        return bytes.slice(response, bytes.capacity() - response);
    }

    @Override
    public void close() {
        memory.close();
    }
}
