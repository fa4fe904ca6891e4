package org.cxlmi.runtime.transport;

/**
 * The header before the message in the payloads of Tunnel Management Command (5300h), in requests and in responses. Its
 * layout depends on the revision of CXL that the component in between follows.
 */
public enum TunnelHeader {

    /**
     * The header of CXL 3.0 with four bytes (CXL 3.2, section 7.6.7.3.1). A request has port or LD, target type, and
     * length; a response has length and two reserved bytes. The length is that of the message.
     */
    CXL_3_0(4),

    /**
     * The header of CXL 2.0 with five bytes. A request has port or LD, a reserved byte, length, and MCTP message type;
     * a response has length, two reserved bytes, and MCTP message type. The length is that of the message plus one byte
     * for the type. The type is always that of component commands (08h). This header cannot lead to an LD pool.
     *
     * <p>Provisional: this layout is taken from the emulator and the FM-API library of JackrabbitLabs (2024), which
     * follow CXL 2.0. It was not compared with the text of that specification.
     */
    CXL_2_0(5);

    private final int size;

    TunnelHeader(int size) {
        this.size = size;
    }

    /** The length of the header in bytes. */
    public int size() {
        return size;
    }

    /** The bytes that a tunnel adds to each payload: this header, and the header of the message. */
    public int overhead() {
        return size + CciMessage.HEADER_SIZE;
    }

    /** The largest message that a tunnel carries, its own header included, in bytes. */
    public int maximumMessage() {
        return TunnelFrame.MAXIMUM_LENGTH - countedInLength();
    }

    /** The number of bytes of this header that the length field includes, besides the message. */
    int countedInLength() {
        return this == CXL_2_0 ? 1 : 0;
    }
}
