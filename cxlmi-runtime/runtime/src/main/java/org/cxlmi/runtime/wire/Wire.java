package org.cxlmi.runtime.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/** Little-endian values in a byte array. Offsets are positions in the array; unsigned 64-bit values are {@code long}. */
public final class Wire {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Wire() {}

    public static int u8(byte[] array, int at) {
        return array[at] & 0xff;
    }

    public static int u16(byte[] array, int at) {
        return (short) SHORT.get(array, at) & 0xffff;
    }

    public static int u24(byte[] array, int at) {
        return u16(array, at) | u8(array, at + 2) << 16;
    }

    public static long u32(byte[] array, int at) {
        return (int) INT.get(array, at) & 0xffff_ffffL;
    }

    public static long u64(byte[] array, int at) {
        return (long) LONG.get(array, at);
    }

    public static int i8(byte[] array, int at) {
        return array[at];
    }

    public static int i16(byte[] array, int at) {
        return (short) SHORT.get(array, at);
    }

    public static int i32(byte[] array, int at) {
        return (int) INT.get(array, at);
    }

    public static long i64(byte[] array, int at) {
        return (long) LONG.get(array, at);
    }

    /** Sixteen bytes in the order of the UUID's text. */
    public static UUID uuid(byte[] array, int at) {
        return new UUID((long) BIG_ENDIAN_LONG.get(array, at), (long) BIG_ENDIAN_LONG.get(array, at + 8));
    }

    /** An unsigned integer of up to eight bytes. */
    public static long unsigned(byte[] array, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << Byte.SIZE | u8(array, at + i);
        }
        return value;
    }

    /** A signed integer of one to eight bytes. */
    public static long signed(byte[] array, int at, int size) {
        int unused = Long.SIZE - size * Byte.SIZE;
        return unsigned(array, at, size) << unused >> unused;
    }

    // The setters write the low bytes of what they are given: builders have checked the value before.

    public static void putU8(byte[] array, int at, long value) {
        array[at] = (byte) value;
    }

    public static void putU16(byte[] array, int at, long value) {
        SHORT.set(array, at, (short) value);
    }

    public static void putU24(byte[] array, int at, long value) {
        SHORT.set(array, at, (short) value);
        array[at + 2] = (byte) (value >>> 16);
    }

    public static void putU32(byte[] array, int at, long value) {
        INT.set(array, at, (int) value);
    }

    public static void putU64(byte[] array, int at, long value) {
        LONG.set(array, at, value);
    }

    /** Writes the low bytes of an integer. */
    public static void put(byte[] array, int at, int size, long value) {
        for (int i = 0; i < size; i++) {
            array[at + i] = (byte) (value >>> (i * Byte.SIZE));
        }
    }

    public static void putUuid(byte[] array, int at, UUID value) {
        BIG_ENDIAN_LONG.set(array, at, value.getMostSignificantBits());
        BIG_ENDIAN_LONG.set(array, at + 8, value.getLeastSignificantBits());
    }
}
