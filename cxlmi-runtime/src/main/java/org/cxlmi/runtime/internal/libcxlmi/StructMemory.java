package org.cxlmi.runtime.internal.libcxlmi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Native memory for one request and one response; it only grows. */
final class StructMemory implements AutoCloseable {

    /** Zero bytes behind a request: the library reads as much as a request says that it has, up to 4 KiB of data. */
    private static final int BEHIND_REQUEST = 8192;

    /** Behind a response: the library clears whole structs, the largest of which has 2 KiB more than the payload. */
    private static final int BEHIND_RESPONSE = 1 << 16;

    private Memory memory = new Memory(BEHIND_REQUEST + BEHIND_RESPONSE);
    private long response;

    /**
     * Places a request, zero bytes behind it, and room for a response.
     *
     * @param requestLength bytes that the struct has at least
     * @param cleared bytes of the response that are zero before the call
     * @param room bytes that the library may write
     */
    void prepare(byte[] request, int requestLength, int cleared, long room) {
        response = align(Math.max(request.length, requestLength) + (long) BEHIND_REQUEST);
        long needed = response + room + BEHIND_RESPONSE;
        if (memory.size() < needed) {
            memory.close();
            memory = new Memory(needed);
        }
        memory.setMemory(0, response + cleared, (byte) 0);
        memory.write(0, request, 0, request.length);
    }

    private static long align(long length) {
        return (length + 15) & -16;
    }

    long requestAddress() {
        return Pointer.nativeValue(memory);
    }

    long responseAddress() {
        return Pointer.nativeValue(memory) + response;
    }

    byte[] response(int length) {
        return memory.getByteArray(response, length);
    }

    @Override
    public void close() {
        memory.close();
    }
}
