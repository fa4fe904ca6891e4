package org.cxlmi.libcxlmi.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for a tunnel, one request and one response; it only grows. */
final class StructMemory implements AutoCloseable {

    /** Zero bytes behind a request: the library reads as much as a request says that it has, up to 4 KiB of data. */
    private static final int BEHIND_REQUEST = 8192;

    /** Behind a response: the library clears whole structs, the largest of which has 2 KiB more than the payload. */
    private static final int BEHIND_RESPONSE = 1 << 16;

    private static final int REQUEST = TunnelInfo.SIZE;

    private Memory memory = new Memory(REQUEST + BEHIND_REQUEST + BEHIND_RESPONSE);
    private ByteBuffer bytes = allZero(memory);
    private int response = REQUEST + BEHIND_REQUEST;
    private ByteBuffer responseBytes = fromResponse();
    private int written;

    /**
     * Places a tunnel, a request, zero bytes behind it, and room for a response.
     *
     * @param requestLength bytes that the struct has at least
     * @param cleared bytes of the response that are zero before the call
     * @param room bytes that the library may write
     */
    void prepare(TunnelInfo tunnel, byte[] request, int requestLength, int cleared, long room) {
        int behindRequest = align(REQUEST + Math.max(request.length, requestLength) + BEHIND_REQUEST);
        if (response < behindRequest || memory.size() < response + room + BEHIND_RESPONSE) {
            grow(Math.max(response, behindRequest), room);
        }
        if (tunnel.level() > 0) {
            tunnel.write(bytes);
        }
        ShortCopies.put(bytes, REQUEST, request);
        ShortCopies.clear(bytes, REQUEST + request.length, REQUEST + written);
        written = request.length;
        ShortCopies.clear(bytes, response, response + cleared);
    }

    private void grow(int behindRequest, long room) {
        memory.close();
        memory = new Memory(Math.max(memory.size(), behindRequest + room + BEHIND_RESPONSE));
        bytes = allZero(memory);
        response = behindRequest;
        responseBytes = fromResponse();
        written = 0;
    }

    private static ByteBuffer allZero(Memory memory) {
        memory.clear();
        return memory.getByteBuffer(0, memory.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int align(int length) {
        return (length + 15) & -16;
    }

    long tunnelAddress() {
        return Pointer.nativeValue(memory);
    }

    long requestAddress() {
        return Pointer.nativeValue(memory) + REQUEST;
    }

    long responseAddress() {
        return Pointer.nativeValue(memory) + response;
    }

    /** The response as it lies in memory. */
    ByteBuffer response() {
        return responseBytes;
    }

    private ByteBuffer fromResponse() {
        return bytes.slice(response, bytes.capacity() - response).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        memory.close();
    }
}
