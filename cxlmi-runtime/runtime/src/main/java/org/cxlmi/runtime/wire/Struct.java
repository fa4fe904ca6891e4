package org.cxlmi.runtime.wire;

import java.util.Arrays;

/**
 * A view of bytes with a layout of the CXL specification. It is immutable, little-endian, and checked when it is made.
 *
 * <p>Two structs are equal if they have the same class and the same bytes.
 */
public abstract class Struct {

    /** The bytes, of which this struct is the range from {@link #offset}; never written after construction. */
    @ForGeneratedCode
    protected final byte[] array;

    /** Where this struct begins in {@link #array}. */
    @ForGeneratedCode
    protected final int offset;

    private final int byteLength;

    @ForGeneratedCode
    protected Struct(byte[] array, int offset, int byteLength) {
        this.array = array;
        this.offset = offset;
        this.byteLength = byteLength;
    }

    /** A copy of the bytes, including bytes that a newer component appended to the fields of this layout. */
    public final byte[] bytes() {
        return Arrays.copyOfRange(array, offset, offset + byteLength);
    }

    /** The number of bytes, including bytes that a newer component appended to the fields of this layout. */
    public final int byteLength() {
        return byteLength;
    }

    /** Fields, offsets, widths and units of this class. */
    public abstract Layout layout();

    /**
     * The value of one field as its main accessor returns it. Bytes that have the form of a struct are returned as that
     * struct. For reserved bytes the value is an empty {@link java.util.Optional}.
     *
     * @param index the index of the field in {@link Layout#fields()}
     */
    @ForGeneratedCode
    protected abstract Object fieldValue(int index);

    @Override
    public final boolean equals(Object other) {
        return other instanceof Struct struct && getClass().equals(struct.getClass()) && hasSameBytes(struct);
    }

    private boolean hasSameBytes(Struct other) {
        return Arrays.equals(
                array, offset, offset + byteLength, other.array, other.offset, other.offset + other.byteLength);
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + byteLength; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** The names, values and units of all fields except reserved ones. */
    @Override
    public final String toString() {
        return StructText.of(this);
    }
}
