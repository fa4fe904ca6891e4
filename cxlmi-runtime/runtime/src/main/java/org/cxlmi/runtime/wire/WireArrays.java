package org.cxlmi.runtime.wire;

import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Arrays of integers, UUIDs and structs in a byte array. */
@ForGeneratedCode
public final class WireArrays {

    private WireArrays() {}

    /** Reads an integer that fits an {@code int}, for example {@link Wire#u16}. */
    @FunctionalInterface
    public interface IntReader {
        int read(byte[] array, int at);
    }

    /** Reads an integer that needs a {@code long}, for example {@link Wire#u64}. */
    @FunctionalInterface
    public interface LongReader {
        long read(byte[] array, int at);
    }

    /** Writes an integer, for example {@link Wire#putU16}. */
    @FunctionalInterface
    public interface IntegerWriter {
        void write(byte[] array, int at, long value);
    }

    /** Reads {@code count} integers of {@code size} bytes. */
    public static int[] ints(byte[] array, int at, int count, int size, IntReader reader) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = reader.read(array, at + i * size);
        }
        return values;
    }

    /** Reads {@code count} integers of {@code size} bytes. */
    public static long[] longs(byte[] array, int at, int count, int size, LongReader reader) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = reader.read(array, at + i * size);
        }
        return values;
    }

    /** The bytes of integers that lie between minimum and maximum. */
    public static byte[] encode(
            String struct, String field, int size, long minimum, long maximum, IntegerWriter writer, int... values) {
        byte[] array = new byte[size * values.length];
        for (int i = 0; i < values.length; i++) {
            writer.write(array, i * size, FieldRange.check(struct, field, values[i], minimum, maximum));
        }
        return array;
    }

    /** The bytes of integers that lie between minimum and maximum. */
    public static byte[] encode(
            String struct, String field, int size, long minimum, long maximum, IntegerWriter writer, long... values) {
        byte[] array = new byte[size * values.length];
        for (int i = 0; i < values.length; i++) {
            writer.write(array, i * size, FieldRange.check(struct, field, values[i], minimum, maximum));
        }
        return array;
    }

    /** The bytes of integers that use all 64 bits. */
    public static byte[] encode(IntegerWriter writer, long... values) {
        byte[] array = new byte[Long.BYTES * values.length];
        for (int i = 0; i < values.length; i++) {
            writer.write(array, i * Long.BYTES, values[i]);
        }
        return array;
    }

    /** The bytes of elements that are written as integers. */
    public static <E> byte[] encode(int size, IntegerWriter writer, List<E> values, ToLongFunction<E> value) {
        byte[] array = new byte[size * values.size()];
        int at = 0;
        for (E element : values) {
            writer.write(array, at, value.applyAsLong(element));
            at += size;
        }
        return array;
    }

    /** The bytes of UUIDs. */
    public static byte[] encodeUuids(List<UUID> values) {
        byte[] array = new byte[16 * values.size()];
        int at = 0;
        for (UUID value : values) {
            Wire.putUuid(array, at, value);
            at += 16;
        }
        return array;
    }

    /** The bytes of structs, one after the other. */
    public static byte[] encodeStructs(List<? extends Struct> values) {
        int[] ends = ends(values);
        byte[] array = new byte[ends.length == 0 ? 0 : ends[ends.length - 1]];
        int at = 0;
        for (Struct value : values) {
            WireBytes.putStruct(array, at, value);
            at += value.byteLength();
        }
        return array;
    }

    /** Where each struct ends when they stand one after the other. */
    public static int[] ends(List<? extends Struct> values) {
        int[] ends = new int[values.size()];
        int end = 0;
        int i = 0;
        for (Struct value : values) {
            end = Math.addExact(end, value.byteLength());
            ends[i++] = end;
        }
        return ends;
    }

    /** Where the last element ends, or 0 if there is none. */
    public static int lastEnd(int[] ends) {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }
}
