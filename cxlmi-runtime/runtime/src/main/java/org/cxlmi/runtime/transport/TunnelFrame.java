package org.cxlmi.runtime.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Predicate;
import org.cxlmi.runtime.error.MalformedResponseException;

/**
 * The payloads of Tunnel Management Command (CXL 3.2, section 7.6.7.3.1): four bytes, then the message that is carried.
 * Both sides can use it.
 */
public final class TunnelFrame {

    /** Tunnel Management Command. */
    public static final int OPCODE = 0x5300;

    /** The largest message that can be carried, its header included, in bytes. */
    public static final int MAXIMUM_MESSAGE = 0xFFFF;

    /** What stands before the message, in bytes. */
    public static final int HEADER_SIZE = 4;

    /** What a tunnel adds to each payload, in bytes: its own header, and that of the message. */
    public static final int OVERHEAD = HEADER_SIZE + CciMessage.HEADER_SIZE;

    private static final int REQUEST_ID = 0;
    private static final int REQUEST_TARGET_TYPE = 1;
    private static final int REQUEST_LENGTH = 2;
    private static final int RESPONSE_LENGTH = 0;
    private static final int PORT_OR_LD = 0;
    private static final int LD_POOL = 1;
    private static final int TARGET_TYPE_MASK = 0xF;

    private TunnelFrame() {}

    /**
     * The payload of a request.
     *
     * @param message a request of at most {@link #MAXIMUM_MESSAGE} bytes
     */
    public static byte[] request(Tunnel.Hop hop, CciMessage message) {
        byte[] frame = frame(message, REQUEST_LENGTH);
        frame[REQUEST_ID] = (byte) hop.id();
        frame[REQUEST_TARGET_TYPE] = (byte) (hop.kind() == Tunnel.Kind.LD_POOL ? LD_POOL : PORT_OR_LD);
        return frame;
    }

    /**
     * The payload of a response.
     *
     * @param message a response of at most {@link #MAXIMUM_MESSAGE} bytes
     */
    public static byte[] response(CciMessage message) {
        return frame(message, RESPONSE_LENGTH);
    }

    private static byte[] frame(CciMessage message, int lengthOffset) {
        byte[] bytes = message.bytes();
        if (bytes.length > MAXIMUM_MESSAGE) {
            throw new IllegalArgumentException("a tunnel cannot carry a message of " + bytes.length + " bytes");
        }
        byte[] frame = new byte[HEADER_SIZE + bytes.length];
        ByteBuffer.wrap(frame)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(lengthOffset, (short) bytes.length)
                .put(HEADER_SIZE, bytes);
        return frame;
    }

    /**
     * Whether the payload of a request leads to the LD pool of a multi-headed device.
     *
     * @throws MalformedResponseException if it is too short for that
     */
    public static boolean leadsToLdPool(byte[] payload) {
        checkHeader("TunnelRequest", payload);
        return (payload[REQUEST_TARGET_TYPE] & TARGET_TYPE_MASK) == LD_POOL;
    }

    /**
     * The port or LD that the payload of a request leads to, 8 bits; without meaning for an LD pool.
     *
     * @throws MalformedResponseException if it is too short for that
     */
    public static int targetOf(byte[] payload) {
        checkHeader("TunnelRequest", payload);
        return payload[REQUEST_ID] & 0xFF;
    }

    /**
     * The message in the payload of a request.
     *
     * @throws MalformedResponseException if a length in it contradicts the bytes that are there
     */
    public static CciMessage messageInRequest(byte[] payload) {
        return messageIn("TunnelRequest", payload, REQUEST_LENGTH);
    }

    /** Whether a request, or one that it carries through tunnels, is such a one; true also where nobody can tell. */
    static boolean carriesAny(Predicate<CciRequest> such, CciRequest request) {
        if (such.test(request)) {
            return true;
        }
        if (request.opcode() != OPCODE) {
            return false;
        }
        try {
            CciMessage message = messageInRequest(request.payload());
            int opcode = message.header().opcode();
            return carriesAny(
                    such, new CciRequest(request.command(), opcode, MessageType.of(opcode), message.payload()));
        } catch (MalformedResponseException e) {
            return true;
        }
    }

    /** Whether a response has no payload, or is one of a tunnel whose innermost message has none. */
    static boolean isEmptyResponse(CciRequest request, byte[] response) {
        if (response.length == 0 || request.opcode() != OPCODE) {
            return response.length == 0;
        }
        try {
            CciMessage message = messageInRequest(request.payload());
            int opcode = message.header().opcode();
            return isEmptyResponse(
                    new CciRequest(request.command(), opcode, MessageType.of(opcode), message.payload()),
                    messageInResponse(response).payload());
        } catch (MalformedResponseException e) {
            return false;
        }
    }

    /**
     * The message in the payload of a response.
     *
     * @throws MalformedResponseException if a length in it contradicts the bytes that are there
     */
    public static CciMessage messageInResponse(byte[] payload) {
        return messageIn("TunnelResponse", payload, RESPONSE_LENGTH);
    }

    private static CciMessage messageIn(String struct, byte[] payload, int lengthOffset) {
        checkHeader(struct, payload);
        int length = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getShort(lengthOffset) & 0xFFFF;
        int there = payload.length - HEADER_SIZE;
        if (length != there) {
            throw new MalformedResponseException(
                    struct, "message", length + " bytes, as length says", there + " bytes", payload);
        }
        if (length < CciMessage.HEADER_SIZE) {
            throw new MalformedResponseException(
                    struct, "length", "at least " + CciMessage.HEADER_SIZE, Integer.toString(length), payload);
        }
        byte[] message = new byte[length];
        System.arraycopy(payload, HEADER_SIZE, message, 0, length);
        return CciMessage.parse(message);
    }

    private static void checkHeader(String struct, byte[] payload) {
        if (payload.length < HEADER_SIZE) {
            throw new MalformedResponseException(
                    struct, "payload", "at least " + HEADER_SIZE + " bytes", Integer.toString(payload.length), payload);
        }
    }
}
