package org.cxlmi.runtime.internal.libcxlmi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.cxlmi.runtime.transport.Transport;

/** The endpoint that libcxlmi has for tests: it answers as told, and remembers the last request. */
public final class MockEndpoint {

    private static final int LARGEST_PAYLOAD = 1 << 20;

    private final Library library;
    private long address;
    private final LibcxlmiTransport transport;

    private MockEndpoint(Library library) {
        this.library = library;
        this.transport = LibcxlmiTransport.openMock(library, this::open, new LibcxlmiTransport.Settings(true, 0, 0));
    }

    /**
     * Opens one.
     *
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no mock endpoints
     */
    public static MockEndpoint open() {
        return new MockEndpoint(Library.find());
    }

    private Library.Address open(Library functions, long context) {
        Library.Address opened = functions.openMock(context);
        address = opened.value();
        return opened;
    }

    /** The transport to it. */
    public Transport transport() {
        return transport;
    }

    /** The next command with this opcode gets this return code and payload. */
    public void answer(int opcode, int returnCode, byte[] payload) {
        try (Memory memory = new Memory(Math.max(1, payload.length))) {
            memory.write(0, payload, 0, payload.length);
            Library.Result result = library.call(
                    "cxlmi_mock_set_response",
                    address,
                    opcode >> Byte.SIZE,
                    opcode & 0xff,
                    returnCode,
                    Pointer.nativeValue(memory),
                    (long) payload.length);
            if (result.value() != 0) {
                throw new IllegalStateException("cxlmi_mock_set_response failed, errno " + result.errno());
            }
        }
    }

    /** The payload of the last request. */
    public byte[] lastRequest() {
        try (Memory size = new Memory(Long.BYTES);
                Memory payload = new Memory(LARGEST_PAYLOAD)) {
            size.setLong(0, LARGEST_PAYLOAD);
            Library.Result result = library.call(
                    "cxlmi_mock_get_last_command",
                    address,
                    0L,
                    0L,
                    Pointer.nativeValue(payload),
                    Pointer.nativeValue(size));
            if (result.value() != 0) {
                throw new IllegalStateException("cxlmi_mock_get_last_command failed, errno " + result.errno());
            }
            return payload.getByteArray(0, (int) size.getLong(0));
        }
    }
}
