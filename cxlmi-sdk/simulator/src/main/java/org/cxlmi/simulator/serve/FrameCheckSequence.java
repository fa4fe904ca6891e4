package org.cxlmi.simulator.serve;

/** The check sequence of serial frames (DSP0253): that of RFC 1662, 16 bits wide, without the complement at its end. */
final class FrameCheckSequence {

    static final int START = 0xFFFF;

    private static final int REVERSED_POLYNOMIAL = 0x8408;

    private FrameCheckSequence() {}

    /** The sequence of some bytes and one more. */
    static int next(int sequence, int value) {
        int next = sequence ^ (value & 0xFF);
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            next = (next & 1) == 0 ? next >>> 1 : next >>> 1 ^ REVERSED_POLYNOMIAL;
        }
        return next;
    }
}
