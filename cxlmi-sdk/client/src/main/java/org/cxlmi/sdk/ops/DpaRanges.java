package org.cxlmi.sdk.ops;

/** Checks ranges of device physical addresses. */
final class DpaRanges {

    /** The addresses of poison are multiples of this many bytes. */
    static final int LINE = 64;

    private DpaRanges() {}

    /** Whether a range is not empty, ends below 2 to the power of 63, and begins and ends at a multiple of the step. */
    static boolean isSound(long address, long bytes, int step) {
        return address >= 0 && bytes > 0 && address + bytes >= 0 && address % step == 0 && bytes % step == 0;
    }
}
