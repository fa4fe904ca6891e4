package org.cxlmi.simulator.serve;

import java.io.ByteArrayOutputStream;

/** How a packet is sent over a serial line: between flags, with its length and a check sequence (DSP0253). */
final class SerialFrame {

    static final int FLAG = 0x7E;
    static final int ESCAPE = 0x7D;
    static final int REVISION = 1;

    private static final int ESCAPED_BIT = 0x20;
    private static final int LONGEST_PACKET = 0xFF;

    private SerialFrame() {}

    /**
     * The frame around a packet.
     *
     * @throws IllegalArgumentException if the packet is longer than 255 bytes
     */
    static byte[] around(byte[] packet) {
        if (packet.length > LONGEST_PACKET) {
            throw new IllegalArgumentException(packet.length + " bytes are more than a frame can have");
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(FLAG);
        frame.write(REVISION);
        frame.write(packet.length);
        int sequence = FrameCheckSequence.next(FrameCheckSequence.START, REVISION);
        sequence = FrameCheckSequence.next(sequence, packet.length);
        for (byte each : packet) {
            sequence = FrameCheckSequence.next(sequence, each);
            if (each == FLAG || each == ESCAPE) {
                frame.write(ESCAPE);
                frame.write(each & ~ESCAPED_BIT);
            } else {
                frame.write(each);
            }
        }
        frame.write(sequence >>> Byte.SIZE);
        frame.write(sequence);
        frame.write(FLAG);
        return frame.toByteArray();
    }

    /** Whether a byte may follow an {@link #ESCAPE}. */
    static boolean isEscaped(int value) {
        return value == (FLAG & ~ESCAPED_BIT) || value == (ESCAPE & ~ESCAPED_BIT);
    }

    /** The original value of the byte after an {@link #ESCAPE}. */
    static int unescaped(int value) {
        return value | ESCAPED_BIT;
    }
}
