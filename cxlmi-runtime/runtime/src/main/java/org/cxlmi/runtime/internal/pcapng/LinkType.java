package org.cxlmi.runtime.internal.pcapng;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What the packets of an interface begin with. */
public enum LinkType {

    /** The header of an MCTP packet. */
    MCTP(291, 0),

    /** A header that Linux makes up, as in a capture on the interface {@code any}; its last two bytes are the protocol. */
    LINUX_COOKED(113, 16);

    private static final short ETHERTYPE_MCTP = 0x00FA;

    private final int code;
    private final int headerLength;

    LinkType(int code, int headerLength) {
        this.code = code;
        this.headerLength = headerLength;
    }

    int code() {
        return code;
    }

    static Optional<LinkType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** The MCTP packet within a frame; empty if the frame has something else. */
    Optional<byte[]> mctpPacket(byte[] frame) {
        boolean isMctp = headerLength == 0
                || (frame.length >= headerLength
                        && ByteBuffer.wrap(frame).getShort(headerLength - Short.BYTES) == ETHERTYPE_MCTP);
        return isMctp ? Optional.of(Arrays.copyOfRange(frame, headerLength, frame.length)) : Optional.empty();
    }
}
