package org.cxlmi.runtime.transport;

/**
 * What stands before the message in the payloads of Tunnel Management Command (5300h), in requests and in responses. It
 * depends on the revision that the component knows which the tunnel goes through.
 */
public enum TunnelHeader {

    /**
     * Four bytes (CXL 3.2, section 7.6.7.3.1): port or LD, target type, length; in responses length and two reserved bytes.
     * The length is that of the message.
     */
    CXL_3_0(4),

    /**
     * Five bytes: port or LD, a reserved byte, length, MCTP message type; in responses length, two reserved bytes, MCTP
     * message type. The length is that of the message and one more, for the type. The type is that of component commands
     * (08h), whatever the message is. There are no LD pools.
     *
     * <p>Provisional: this is how the emulator and the FM-API library of JackrabbitLabs (2024) have it, which follow CXL
     * 2.0. They were not compared with the text of that specification.
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

    /** What a tunnel adds to each payload, in bytes: this header, and that of the message. */
    public int overhead() {
        return size + CciMessage.HEADER_SIZE;
    }

    /** The largest message that a tunnel carries, its own header included, in bytes. */
    public int maximumMessage() {
        return TunnelFrame.MAXIMUM_LENGTH - countedInLength();
    }

    /** How many bytes of this header the length counts as if they belonged to the message. */
    int countedInLength() {
        return this == CXL_2_0 ? 1 : 0;
    }
}
