package org.cxlmi.runtime.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.cxlmi.runtime.error.MalformedResponseException;

/**
 * The payloads of Tunnel Management Command (CXL 3.2, section 7.6.7.3.1): a {@linkplain TunnelHeader header}, then the
 * message that is carried. The client and the component can both use it.
 */
public final class TunnelFrame {

    /** The opcode of Tunnel Management Command. */
    public static final int OPCODE = 0x5300;

    /** The largest number that the length field holds. */
    static final int MAXIMUM_LENGTH = 0xFFFF;

    private static final String REQUEST = "TunnelRequest";
    private static final String RESPONSE = "TunnelResponse";

    private static final int REQUEST_ID = 0;
    private static final int REQUEST_TARGET_TYPE = 1;
    private static final int REQUEST_LENGTH = 2;
    private static final int RESPONSE_LENGTH = 0;
    private static final int MESSAGE_TYPE = 4;
    private static final int PORT_OR_LD = 0;
    private static final int LD_POOL = 1;
    private static final int TARGET_TYPE_MASK = 0xF;

    private TunnelFrame() {}

    /**
     * The payload of a request, with the header of the hop.
     *
     * @param message a request of at most {@link TunnelHeader#maximumMessage} bytes
     */
    public static byte[] request(Tunnel.Hop hop, CciMessage message) {
        byte[] frame = frame(hop.header(), message, REQUEST_LENGTH);
        frame[REQUEST_ID] = (byte) hop.id();
        frame[REQUEST_TARGET_TYPE] = (byte) (hop.kind() == Tunnel.Kind.LD_POOL ? LD_POOL : PORT_OR_LD);
        return frame;
    }

    /**
     * The payload of a response.
     *
     * @param header the header that the request had
     * @param message a response of at most {@link TunnelHeader#maximumMessage} bytes
     */
    public static byte[] response(TunnelHeader header, CciMessage message) {
        return frame(header, message, RESPONSE_LENGTH);
    }

    private static byte[] frame(TunnelHeader header, CciMessage message, int lengthOffset) {
        byte[] bytes = message.bytes();
        if (bytes.length > header.maximumMessage()) {
            throw new IllegalArgumentException("a tunnel cannot carry a message of " + bytes.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(header.size() + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort(lengthOffset, (short) (bytes.length + header.countedInLength()));
        if (header == TunnelHeader.CXL_2_0) {
            frame.put(MESSAGE_TYPE, (byte) MessageType.CCI.code());
        }
        return frame.put(header.size(), bytes).array();
    }

    /**
     * Whether the payload of a request leads to the LD pool of a multi-headed device; always false with the header of
     * CXL 2.0.
     *
     * @throws MalformedResponseException if it is too short for that
     */
    public static boolean leadsToLdPool(TunnelHeader header, byte[] payload) {
        checkHeader(header, REQUEST, payload);
        return header == TunnelHeader.CXL_3_0 && (payload[REQUEST_TARGET_TYPE] & TARGET_TYPE_MASK) == LD_POOL;
    }

    /**
     * The number of the port or LD that the payload of a request leads to, 8 bits; it has no meaning for an LD pool.
     *
     * @throws MalformedResponseException if it is too short for that
     */
    public static int targetOf(TunnelHeader header, byte[] payload) {
        checkHeader(header, REQUEST, payload);
        return payload[REQUEST_ID] & 0xFF;
    }

    /**
     * The message in the payload of a request.
     *
     * @throws MalformedResponseException if a length in it contradicts the bytes that are there, or the message type is
     *     another one
     */
    public static CciMessage messageInRequest(TunnelHeader header, byte[] payload) {
        return messageIn(header, REQUEST, payload, REQUEST_LENGTH);
    }

    /**
     * The message in the payload of a response.
     *
     * @throws MalformedResponseException if a length in it contradicts the bytes that are there, or the message type is
     *     another one
     */
    public static CciMessage messageInResponse(TunnelHeader header, byte[] payload) {
        return messageIn(header, RESPONSE, payload, RESPONSE_LENGTH);
    }

    private static CciMessage messageIn(TunnelHeader header, String struct, byte[] payload, int lengthOffset) {
        checkHeader(header, struct, payload);
        int length = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getShort(lengthOffset) & 0xFFFF;
        int counted = header.countedInLength();
        int there = payload.length - header.size() + counted;
        if (length != there) {
            throw new MalformedResponseException(
                    struct, "message", length + " bytes, as length says", there + " bytes", payload);
        }
        if (length < CciMessage.HEADER_SIZE + counted) {
            throw new MalformedResponseException(
                    struct, "length", "at least " + (CciMessage.HEADER_SIZE + counted), length + "", payload);
        }
        if (header == TunnelHeader.CXL_2_0 && (payload[MESSAGE_TYPE] & 0xFF) != MessageType.CCI.code()) {
            throw new MalformedResponseException(
                    struct, "messageType", type(MessageType.CCI.code()), type(payload[MESSAGE_TYPE] & 0xFF), payload);
        }
        byte[] message = new byte[payload.length - header.size()];
        System.arraycopy(payload, header.size(), message, 0, message.length);
        return CciMessage.parse(message);
    }

    private static String type(int code) {
        return String.format(Locale.ROOT, "%02Xh", code);
    }

    private static void checkHeader(TunnelHeader header, String struct, byte[] payload) {
        if (payload.length < header.size()) {
            throw new MalformedResponseException(
                    struct, "payload", "at least " + header.size() + " bytes", payload.length + "", payload);
        }
    }
}
