package org.cxlmi.runtime.internal.mctp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciMessage;

/**
 * MCTP packets on a stream, in the form of JackrabbitLabs' tools: each packet has the same length, and zeros fill the
 * payload of the last packet of a message. So the packets do not tell how long a message is.
 */
public final class PaddedPackets {

    /** The length of each packet, in bytes. */
    public static final int SIZE = MctpPacket.HEADER_SIZE + MctpPacket.BASELINE_PAYLOAD;

    private PaddedPackets() {}

    /** The packets of a message, one after the other. */
    public static byte[] of(MctpMessage message) {
        var packets = message.packets();
        ByteBuffer bytes = ByteBuffer.allocate(packets.size() * SIZE);
        packets.forEach(packet -> bytes.put(Arrays.copyOf(packet.bytes(), SIZE)));
        return bytes.array();
    }

    /** The length of a padded message that carries a CCI message with this many bytes of payload. */
    public static int lengthFor(int payload) {
        int length = 1 + CciMessage.HEADER_SIZE + payload;
        int packets = (length + MctpPacket.BASELINE_PAYLOAD - 1) / MctpPacket.BASELINE_PAYLOAD;
        return packets * MctpPacket.BASELINE_PAYLOAD;
    }

    /**
     * A CCI message as long as its header says, without the padding of its last packet. If the header is wrong, the
     * bytes stay as they are.
     */
    public static byte[] withoutPadding(byte[] message) {
        try {
            int length =
                    CciMessage.HEADER_SIZE + CciMessage.Header.parse(message).payloadLength();
            int padding = message.length - length;
            return padding > 0 && padding < MctpPacket.BASELINE_PAYLOAD ? Arrays.copyOf(message, length) : message;
        } catch (MalformedResponseException e) {
            return message;
        }
    }
}
