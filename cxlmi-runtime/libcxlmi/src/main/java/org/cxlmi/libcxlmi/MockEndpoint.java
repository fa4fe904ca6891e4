package org.cxlmi.libcxlmi;

import org.cxlmi.libcxlmi.internal.LibcxlmiTransport;
import org.cxlmi.libcxlmi.internal.Library;
import org.cxlmi.runtime.transport.Transport;

/**
 * The mock endpoint of libcxlmi for tests: it gives scripted answers, and remembers the last request.
 *
 * <p>It belongs to its {@link #transport}, and ends when that is closed.
 */
public final class MockEndpoint {

    private final Library library;
    private long address;
    private final LibcxlmiTransport transport;

    private MockEndpoint(Library library, Libcxlmi.Options options) {
        this.library = library;
        this.transport = LibcxlmiTransport.openMock(library, this::open, options.settings());
    }

    /**
     * Opens a mock endpoint with the default options.
     *
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no mock endpoints
     */
    public static MockEndpoint open() {
        return open(Libcxlmi.Options.DEFAULT);
    }

    /** Opens a mock endpoint.
     *
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no mock endpoints
     */
    public static MockEndpoint open(Libcxlmi.Options options) {
        return new MockEndpoint(Library.find(), options);
    }

    private Library.Address open(Library functions, long context) {
        Library.Address opened = functions.openMock(context);
        address = opened.value();
        return opened;
    }

    /** The transport to the mock endpoint, which has to be closed. */
    public Transport transport() {
        return transport;
    }

    /**
     * Adds an answer to a command with this opcode. Each answer is used once, in order. A command without an answer
     * gets Unsupported.
     *
     * @param opcode 16 bits
     * @param returnCode 16 bits
     */
    public void answer(int opcode, int returnCode, byte[] payload) {
        library.answerOfMock(address, opcode, returnCode, payload);
        transport.answered(opcode, payload.length);
    }

    /** The payload of the last request. */
    public byte[] lastRequest() {
        return library.lastRequestOfMock(address);
    }
}
