package org.cxlmi.runtime.internal.mctp;

import java.util.Optional;

/**
 * One packet of a message, of which a message has one or more (DSP0236).
 *
 * @param flow whose message it belongs to
 * @param first whether the message starts with it
 * @param last whether the message ends with it
 * @param sequence counts the packets of a message, 2 bits
 * @param payload its part of the message
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record MctpPacket(MctpFlow flow, boolean first, boolean last, int sequence, byte[] payload) {

    /** The most that every component takes in one packet. */
    public static final int BASELINE_PAYLOAD = 64;

    /** The sequence counts from 0 to one less than this. */
    public static final int SEQUENCES = 4;

    /** The length of a header in bytes. */
    public static final int HEADER_SIZE = 4;

    private static final int HEADER_VERSION = 1;
    private static final int VERSION_MASK = 0xF;
    private static final int FIRST = 0x80;
    private static final int LAST = 0x40;
    private static final int SEQUENCE_SHIFT = 4;
    private static final int TAG_OWNER = 0x08;
    private static final int TAG_MASK = 0x07;

    /** Whether a packet of the version that everybody has begins with this byte. */
    public static boolean beginsWith(byte first) {
        return (first & VERSION_MASK) == HEADER_VERSION;
    }

    /** Reads a packet; empty if the bytes are not a packet, or have another version. */
    public static Optional<MctpPacket> parse(byte[] bytes) {
        if (bytes.length < HEADER_SIZE || !beginsWith(bytes[0])) {
            return Optional.empty();
        }
        int flags = bytes[3];
        byte[] payload = new byte[bytes.length - HEADER_SIZE];
        System.arraycopy(bytes, HEADER_SIZE, payload, 0, payload.length);
        return Optional.of(new MctpPacket(
                new MctpFlow(bytes[2] & 0xFF, bytes[1] & 0xFF, flags & TAG_MASK, (flags & TAG_OWNER) != 0),
                (flags & FIRST) != 0,
                (flags & LAST) != 0,
                flags >> SEQUENCE_SHIFT & (SEQUENCES - 1),
                payload));
    }

    /** The packet on the wire. */
    public byte[] bytes() {
        byte[] bytes = new byte[HEADER_SIZE + payload.length];
        bytes[0] = HEADER_VERSION;
        bytes[1] = (byte) flow.destination();
        bytes[2] = (byte) flow.source();
        bytes[3] = (byte) ((first ? FIRST : 0)
                | (last ? LAST : 0)
                | sequence << SEQUENCE_SHIFT
                | (flow.tagOwner() ? TAG_OWNER : 0)
                | flow.tag());
        System.arraycopy(payload, 0, bytes, HEADER_SIZE, payload.length);
        return bytes;
    }
}
