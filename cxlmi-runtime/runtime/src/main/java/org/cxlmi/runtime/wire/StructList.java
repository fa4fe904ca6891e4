package org.cxlmi.runtime.wire;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Lists that are views of an array in a payload. Each access reads the element from the bytes. */
@ForGeneratedCode
public final class StructList {

    private StructList() {}

    /** Reads an element whose length is known. */
    @FunctionalInterface
    public interface ElementReader<E> {
        E read(byte[] array, int at);
    }

    /** Reads an element of the given length. */
    @FunctionalInterface
    public interface VariableElementReader<E> {
        E read(byte[] array, int at, int length);
    }

    /** A list of {@code count} elements, each {@code stride} bytes after the one before. */
    public static <E> List<E> fixedStride(byte[] array, int start, int count, int stride, ElementReader<E> reader) {
        return new FixedStride<>(array, start, count, stride, reader);
    }

    /**
     * A list of elements that differ in length.
     *
     * @param ends where each element ends, counted from {@code start}; not copied
     */
    public static <E> List<E> variableStride(byte[] array, int start, int[] ends, VariableElementReader<E> reader) {
        return new VariableStride<>(array, start, ends, reader);
    }

    private static final class FixedStride<E> extends AbstractList<E> implements RandomAccess {

        private final byte[] array;
        private final int start;
        private final int count;
        private final int stride;
        private final ElementReader<E> reader;

        FixedStride(byte[] array, int start, int count, int stride, ElementReader<E> reader) {
            this.array = array;
            this.start = start;
            this.count = count;
            this.stride = stride;
            this.reader = reader;
        }

        @Override
        public E get(int index) {
            Objects.checkIndex(index, count);
            return reader.read(array, start + index * stride);
        }

        @Override
        public int size() {
            return count;
        }
    }

    private static final class VariableStride<E> extends AbstractList<E> implements RandomAccess {

        private final byte[] array;
        private final int start;
        private final int[] ends;
        private final VariableElementReader<E> reader;

        VariableStride(byte[] array, int start, int[] ends, VariableElementReader<E> reader) {
            this.array = array;
            this.start = start;
            this.ends = ends;
            this.reader = reader;
        }

        @Override
        public E get(int index) {
            Objects.checkIndex(index, ends.length);
            int from = index == 0 ? 0 : ends[index - 1];
            return reader.read(array, start + from, ends[index] - from);
        }

        @Override
        public int size() {
            return ends.length;
        }
    }
}
