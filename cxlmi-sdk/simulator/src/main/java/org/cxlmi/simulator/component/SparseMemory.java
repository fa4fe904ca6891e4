package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** Memory whose bytes are 0 until they are written, and take no space until then. */
final class SparseMemory implements Saved {

    private static final int BLOCK = 64;

    private final long size;
    private final Map<Long, byte[]> blocks = new TreeMap<>();

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

    @Override
    public Map<String, Object> save() {
        List<Object> saved = new ArrayList<>();
        blocks.forEach((index, bytes) -> {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("address", index * BLOCK);
            block.put("bytes", SavedState.hex(bytes));
            saved.add(block);
        });
        return Map.of("blocks", saved);
    }

    @Override
    public void restore(SavedState state) {
        for (SavedState block : state.maps("blocks")) {
            long address = block.number("address", 0, size - BLOCK);
            block.check(address % BLOCK == 0, "address", "a multiple of " + BLOCK);
            blocks.put(address / BLOCK, block.bytes("bytes", BLOCK));
        }
    }
}
