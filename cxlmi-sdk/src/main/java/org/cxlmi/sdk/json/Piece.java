package org.cxlmi.sdk.json;

import java.util.Arrays;
import java.util.List;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Struct;

/** The bytes of one field as they were read. */
final class Piece {

    private final String overlaid;
    private final byte[] bytes;
    private final List<Integer> lengths;

    /**
     * Keeps what was read.
     *
     * @param overlaid the key under which it was, if that is not the name of the field; otherwise empty
     * @param lengths bytes of each element, where it is an array
     */
    Piece(String overlaid, byte[] bytes, List<Integer> lengths) {
        this.overlaid = overlaid;
        this.bytes = bytes;
        this.lengths = lengths;
    }

    static Piece of(byte[] bytes) {
        return new Piece("", bytes, List.of());
    }

    String overlaid() {
        return overlaid;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The number of elements, where it is an array. */
    int elements() {
        return lengths.size();
    }

    /** Whether a struct made of the bytes has the same field. */
    boolean isSame(FieldBytes field) {
        return Arrays.equals(bytes, field.bytes())
                && (field.elements().isEmpty()
                        || lengths.equals(field.elements().stream()
                                .map(Struct::byteLength)
                                .toList()));
    }
}
