package org.cxlmi.simulator.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.transport.MessageType;

/** Answers MCTP control messages (DSP0236, section 12) for one endpoint. */
final class MctpControl {

    /** The MCTP message type. */
    static final int TYPE = 0;

    private static final int REQUEST = 0x80;
    private static final int DATAGRAM = 0x40;
    private static final int INSTANCE_MASK = 0x1F;
    private static final int HEADER_SIZE = 2;

    private static final int SET_ENDPOINT_ID = 1;
    private static final int GET_ENDPOINT_ID = 2;
    private static final int GET_ENDPOINT_UUID = 3;
    private static final int GET_VERSION_SUPPORT = 4;
    private static final int GET_MESSAGE_TYPE_SUPPORT = 5;

    private static final int SUCCESS = 0;
    private static final int INVALID_DATA = 2;
    private static final int INVALID_LENGTH = 3;
    private static final int UNSUPPORTED = 5;
    private static final int UNKNOWN_MESSAGE_TYPE = 0x80;

    private static final int OPERATION_MASK = 3;
    private static final int FORCE = 1;
    private static final int NULL_EID = 0;
    private static final int BROADCAST_EID = 0xFF;
    private static final int REJECTED = 1 << 4;
    private static final int BASE_SPECIFICATION = 0xFF;
    private static final byte[] BASE_VERSION = {(byte) 0xF1, (byte) 0xF3, (byte) 0xF1, 0};
    private static final byte[] BINDING_VERSION = {(byte) 0xF1, (byte) 0xF0, (byte) 0xF0, 0};

    private MctpControl() {}

    /** The endpoint that the messages are for. */
    interface Endpoint {

        int eid();

        /** Takes another endpoint ID; false if that cannot be. */
        boolean setEid(int eid);

        UUID uuid();
    }

    /** The answer to a message without its type; empty if the message wants none. */
    static Optional<byte[]> answer(byte[] message, Endpoint endpoint) {
        boolean request = message.length >= HEADER_SIZE && (message[0] & (REQUEST | DATAGRAM)) == REQUEST;
        if (!request) {
            return Optional.empty();
        }
        byte[] data = Arrays.copyOfRange(message, HEADER_SIZE, message.length);
        byte[] result = switch (message[1]) {
            case SET_ENDPOINT_ID -> setEid(data, endpoint);
            case GET_ENDPOINT_ID -> bytes(SUCCESS, endpoint.eid(), 0, 0);
            case GET_ENDPOINT_UUID -> uuid(endpoint.uuid());
            case GET_VERSION_SUPPORT -> versions(data);
            case GET_MESSAGE_TYPE_SUPPORT -> types();
            default -> bytes(UNSUPPORTED);
        };
        ByteBuffer answer = ByteBuffer.allocate(HEADER_SIZE + result.length);
        answer.put((byte) (message[0] & INSTANCE_MASK)).put(message[1]).put(result);
        return Optional.of(answer.array());
    }

    private static byte[] setEid(byte[] data, Endpoint endpoint) {
        if (data.length < 2) {
            return bytes(INVALID_LENGTH);
        }
        int eid = data[1] & 0xFF;
        if ((data[0] & OPERATION_MASK) > FORCE || eid == NULL_EID || eid == BROADCAST_EID) {
            return bytes(INVALID_DATA);
        }
        boolean taken = endpoint.setEid(eid);
        return bytes(SUCCESS, taken ? 0 : REJECTED, endpoint.eid(), 0);
    }

    private static byte[] uuid(UUID uuid) {
        return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) SUCCESS)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static byte[] versions(byte[] data) {
        if (data.length < 1) {
            return bytes(INVALID_LENGTH);
        }
        int type = data[0] & 0xFF;
        boolean base = type == BASE_SPECIFICATION || type == TYPE;
        if (!base && Arrays.stream(MessageType.values()).noneMatch(each -> each.code() == type)) {
            return bytes(UNKNOWN_MESSAGE_TYPE);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.writeBytes(bytes(SUCCESS, 1));
        result.writeBytes(base ? BASE_VERSION : BINDING_VERSION);
        return result.toByteArray();
    }

    /** All but control messages, which every endpoint has. */
    private static byte[] types() {
        int[] codes =
                Arrays.stream(MessageType.values()).mapToInt(MessageType::code).toArray();
        byte[] result = Arrays.copyOf(bytes(SUCCESS, codes.length), 2 + codes.length);
        for (int i = 0; i < codes.length; i++) {
            result[2 + i] = (byte) codes[i];
        }
        return result;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
