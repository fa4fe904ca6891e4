package org.cxlmi.runtime.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.cxlmi.runtime.error.MalformedResponseException;

/**
 * A CCI message, which carries a command or its response over MCTP and inside tunnels: a header of 12 bytes, then the
 * payload (CXL 3.2, table 7-14). The client and the component can both use it.
 *
 * @param header the header; its payload length has to be the length of the payload
 * @param payload the payload; not copied, so do not change it afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciMessage(Header header, byte[] payload) {

    /** The length of a header in bytes. */
    public static final int HEADER_SIZE = 12;

    /** The largest payload that the length field can express, in bytes. */
    public static final int MAXIMUM_PAYLOAD = (1 << 21) - 1;

    /** The category of a request. */
    public static final int REQUEST = 0;

    /** The category of a response. */
    public static final int RESPONSE = 1;

    private static final int CATEGORY = 0;
    private static final int CATEGORY_MASK = 0xF;
    private static final int TAG = 1;
    private static final int OPCODE = 3;
    private static final int LENGTH = 5;
    private static final int BACKGROUND = 1 << 23;
    private static final int RETURN_CODE = 8;
    private static final int VENDOR_EXTENDED_STATUS = 10;

    /** Checks that the header has the payload's length. */
    public CciMessage {
        if (header.payloadLength() != payload.length) {
            throw new IllegalArgumentException(
                    "header of " + header.payloadLength() + " bytes for a payload of " + payload.length);
        }
    }

    /**
     * A request.
     *
     * @param tag the tag, 8 bits; the response has the same tag
     * @param opcode 16 bits
     * @throws IllegalArgumentException if one of them has more bits, or the length of the payload more than 21
     */
    public static CciMessage request(int tag, int opcode, byte[] payload) {
        return new CciMessage(new Header(REQUEST, tag, opcode, payload.length, false, 0, 0), payload);
    }

    /**
     * The response to this request, with its tag and opcode.
     *
     * @throws IllegalArgumentException if a number in the response has too many bits
     */
    public CciMessage respond(CciResponse response) {
        Header answer = new Header(
                RESPONSE,
                header.tag(),
                header.opcode(),
                response.payload().length,
                response.isBackground(),
                response.returnCode(),
                response.vendorExtendedStatus());
        return new CciMessage(answer, response.payload());
    }

    /** The response in a response message. */
    public CciResponse response() {
        return new CciResponse(header.returnCode(), header.vendorExtendedStatus(), payload);
    }

    /** The message on the wire. */
    public byte[] bytes() {
        byte[] bytes = new byte[HEADER_SIZE + payload.length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = payload.length | (header.background() ? BACKGROUND : 0);
        buffer.put(CATEGORY, (byte) header.category());
        buffer.put(TAG, (byte) header.tag());
        buffer.putShort(OPCODE, (short) header.opcode());
        buffer.putShort(LENGTH, (short) length);
        buffer.put(LENGTH + 2, (byte) (length >>> 16));
        buffer.putShort(RETURN_CODE, (short) header.returnCode());
        buffer.putShort(VENDOR_EXTENDED_STATUS, (short) header.vendorExtendedStatus());
        buffer.put(HEADER_SIZE, payload);
        return bytes;
    }

    /**
     * Reads a whole message.
     *
     * @throws MalformedResponseException if the message is shorter than a header, or its length differs from the
     *     header's
     */
    public static CciMessage parse(byte[] bytes) {
        Header header = Header.parse(bytes);
        int length = bytes.length - HEADER_SIZE;
        if (header.payloadLength() != length) {
            throw new MalformedResponseException(
                    "CciMessage",
                    "payload",
                    header.payloadLength() + " bytes, as payloadLength says",
                    length + " bytes",
                    bytes);
        }
        byte[] payload = new byte[length];
        System.arraycopy(bytes, HEADER_SIZE, payload, 0, length);
        return new CciMessage(header, payload);
    }

    /**
     * The header of a message.
     *
     * @param category 4 bits: {@link #REQUEST}, {@link #RESPONSE} or a reserved one
     * @param tag 8 bits
     * @param opcode 16 bits
     * @param payloadLength the number of bytes after the header
     * @param background whether the component goes on in the background; only in responses
     * @param returnCode 16 bits; 0 in requests
     * @param vendorExtendedStatus 16 bits; 0 in requests
     */
    public record Header(
            int category,
            int tag,
            int opcode,
            int payloadLength,
            boolean background,
            int returnCode,
            int vendorExtendedStatus) {

        /** Checks the width of each field. */
        public Header {
            check("category", category, CATEGORY_MASK);
            check("tag", tag, 0xFF);
            check("opcode", opcode, 0xFFFF);
            check("payloadLength", payloadLength, MAXIMUM_PAYLOAD);
            check("returnCode", returnCode, 0xFFFF);
            check("vendorExtendedStatus", vendorExtendedStatus, 0xFFFF);
        }

        private static void check(String field, int value, int maximum) {
            if (value < 0 || value > maximum) {
                throw new IllegalArgumentException(field + " " + value + " is not between 0 and " + maximum);
            }
        }

        /**
         * Reads the header of a message, which may be incomplete. Reserved bits are ignored.
         *
         * @throws MalformedResponseException if the bytes are fewer than a header has
         */
        public static Header parse(byte[] bytes) {
            if (bytes.length < HEADER_SIZE) {
                throw new MalformedResponseException(
                        "CciMessage", "header", "at least " + HEADER_SIZE + " bytes", bytes.length + "", bytes);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int length = (buffer.getShort(LENGTH) & 0xFFFF) | (buffer.get(LENGTH + 2) & 0xFF) << 16;
            return new Header(
                    buffer.get(CATEGORY) & CATEGORY_MASK,
                    buffer.get(TAG) & 0xFF,
                    buffer.getShort(OPCODE) & 0xFFFF,
                    length & MAXIMUM_PAYLOAD,
                    (length & BACKGROUND) != 0,
                    buffer.getShort(RETURN_CODE) & 0xFFFF,
                    buffer.getShort(VENDOR_EXTENDED_STATUS) & 0xFFFF);
        }

        /** Whether this is the response to a request. */
        public boolean answers(Header request) {
            return category == RESPONSE && tag == request.tag && opcode == request.opcode;
        }

        /** The header that {@link #answers} expects of a response, as text for people. */
        public String expectedAnswer() {
            return describe(RESPONSE, tag, opcode);
        }

        /** The category, tag and opcode, as text for people. */
        public String identity() {
            return describe(category, tag, opcode);
        }

        private static String describe(int category, int tag, int opcode) {
            String kind = category == REQUEST ? "request" : category == RESPONSE ? "response" : "category " + category;
            return String.format(Locale.ROOT, "%s, tag %02Xh, opcode %04Xh", kind, tag, opcode);
        }
    }
}
