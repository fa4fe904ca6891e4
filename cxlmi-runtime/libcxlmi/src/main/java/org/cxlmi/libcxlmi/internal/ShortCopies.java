package org.cxlmi.libcxlmi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Moves bytes of little-endian native memory; short ones, as most payloads are, in words, which is several times faster. */
final class ShortCopies {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 128;
    private static final byte[] ZEROS = new byte[4096];

    private ShortCopies() {}

    static void put(ByteBuffer memory, int at, byte[] bytes) {
        if (bytes.length > LONGEST) {
            memory.put(at, bytes);
            return;
        }
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            memory.putLong(at + i, (long) WORD.get(bytes, i));
        }
        for (; i < bytes.length; i++) {
            memory.put(at + i, bytes[i]);
        }
    }

    static byte[] get(ByteBuffer memory, int at, int length) {
        byte[] bytes = new byte[length];
        if (length > LONGEST) {
            memory.get(at, bytes);
            return bytes;
        }
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            WORD.set(bytes, i, memory.getLong(at + i));
        }
        for (; i < length; i++) {
            bytes[i] = memory.get(at + i);
        }
        return bytes;
    }

    static void clear(ByteBuffer memory, int from, int to) {
        int at = from;
        for (; to - at > LONGEST; at += ZEROS.length) {
            memory.put(at, ZEROS, 0, Math.min(ZEROS.length, to - at));
        }
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        for (; at < to; at++) {
            memory.put(at, (byte) 0);
        }
    }
}
