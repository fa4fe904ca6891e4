package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;

class CciMessageFuzz {

    /** What is written reads as the same message, byte for byte; one byte more or fewer is malformed. */
    @Test
    void decodingIsTheInverseOfEncoding() {
        Fuzz.run(input -> {
            byte[] payload = input.bytes(input.below(200));
            CciMessage message = new CciMessage(
                    new CciMessage.Header(
                            input.below(16),
                            input.below(0x100),
                            input.below(0x10000),
                            payload.length,
                            input.oneIn(2),
                            input.below(0x10000),
                            input.below(0x10000)),
                    payload);

            byte[] bytes = message.bytes();
            input.show("bytes", bytes);
            CciMessage parsed = CciMessage.parse(bytes);

            assertEquals(message.header(), parsed.header());
            assertArrayEquals(payload, parsed.payload());
            assertArrayEquals(bytes, parsed.bytes());
            byte[] other = input.damaged(bytes);
            if (other.length != bytes.length) {
                parseOrRefuse(other);
            }
        });
    }

    /** Any bytes are a message whose length is true, or malformed with the field that is wrong. */
    @Test
    void anyBytes() {
        Fuzz.run(input -> {
            byte[] bytes = any(input);
            input.show("bytes", bytes);
            parseOrRefuse(bytes);
        });
    }

    private static byte[] any(Input input) {
        byte[] bytes = input.bytes(input.below(64));
        boolean truthful = bytes.length >= CciMessage.HEADER_SIZE && input.oneIn(2);
        if (truthful) {
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort(5, (short) (bytes.length - CciMessage.HEADER_SIZE))
                    .put(7, (byte) 0);
        }
        return bytes;
    }

    private static void parseOrRefuse(byte[] bytes) {
        int length = bytes.length - CciMessage.HEADER_SIZE;
        boolean truthful =
                length >= 0 && ((bytes[5] & 0xFF) | (bytes[6] & 0xFF) << 8 | (bytes[7] & 0x1F) << 16) == length;
        try {
            assertEquals(length, CciMessage.parse(bytes).payload().length);
            assertEquals(true, truthful, "the length is a lie");
        } catch (MalformedResponseException e) {
            assertEquals(false, truthful, "the message is whole");
            assertTrue(e.getMessage().contains(e.field()), e::toString);
        }
    }
}
