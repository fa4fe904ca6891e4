package org.cxlmi.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A capture in the format pcapng. */
final class Capture {

    static final int MCTP = 291;
    static final int COOKED = 113;

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int VERSION = 1;
    private static final int OVERHEAD = 12;

    private static final int REQUESTER = 8;
    private static final int COMPONENT = 9;
    private static final int WHOLE = 0xC0;
    private static final int TAG_OWNER = 8;

    /** What Linux puts before packets of a network interface with this type of hardware and this protocol. */
    private static final byte[] COOKED_HEADER = {0, 0, 1, 0x22, 0, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFA};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] link;
    private int frames;

    Capture(int linkType) {
        this.link = linkType == COOKED ? COOKED_HEADER : new byte[0];
        block(SECTION, integers(BYTE_ORDER, VERSION, -1, -1));
        block(INTERFACE, integers(linkType, 0));
    }

    /** Adds a request; returns the number of its frame. */
    int request(int type, byte[] message) {
        return packet(COMPONENT, REQUESTER, WHOLE | TAG_OWNER, type, message);
    }

    int response(int type, byte[] message) {
        return packet(REQUESTER, COMPONENT, WHOLE, type, message);
    }

    private int packet(int to, int from, int flags, int type, byte[] message) {
        byte[] packet = concat(new byte[] {1, (byte) to, (byte) from, (byte) flags, (byte) type}, message, new byte[0]);
        return frame(packet, packet.length);
    }

    /** Adds a packet as it is, of which only the beginning may have been captured. */
    int frame(byte[] packet, int captured) {
        int length = link.length + captured;
        byte[] padded =
                Arrays.copyOf(Arrays.copyOf(packet, captured), captured + Math.floorMod(-length, Integer.BYTES));
        block(PACKET, concat(integers(0, 0, 1000 * frames, length, link.length + packet.length), link, padded));
        return ++frames;
    }

    int frames() {
        return frames;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void block(int type, byte[] body) {
        int length = body.length + OVERHEAD;
        bytes.writeBytes(concat(integers(type, length), body, integers(length)));
    }

    private static byte[] integers(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] concat(byte[] first, byte[] second, byte[] third) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        all.writeBytes(third);
        return all.toByteArray();
    }
}
