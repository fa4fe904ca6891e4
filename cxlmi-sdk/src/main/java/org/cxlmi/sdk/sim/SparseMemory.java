package org.cxlmi.sdk.sim;

import java.util.HashMap;
import java.util.Map;

/** Bytes that are 0 until they are written, and take no room until then. */
final class SparseMemory {

    private static final int BLOCK = 64;

    private final long size;
    private final Map<Long, byte[]> blocks = new HashMap<>();

    SparseMemory(long size) {
        this.size = size;
    }

    /** Whether a range lies within; both numbers are unsigned. */
    boolean contains(long address, int length) {
        return Long.compareUnsigned(address, size) <= 0 && length <= size - address;
    }

    byte read(long address) {
        byte[] block = blocks.get(address / BLOCK);
        return block == null ? 0 : block[(int) (address % BLOCK)];
    }

    void write(long address, byte[] data) {
        for (int i = 0; i < data.length; i++) {
            long at = address + i;
            blocks.computeIfAbsent(at / BLOCK, index -> new byte[BLOCK])[(int) (at % BLOCK)] = data[i];
        }
    }
}
