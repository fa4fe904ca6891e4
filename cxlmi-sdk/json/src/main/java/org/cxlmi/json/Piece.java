package org.cxlmi.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;

/** The bytes of one field as they were read. */
final class Piece {

    private final String overlaid;
    private final byte[] bytes;
    private final boolean absent;
    private final List<Integer> lengths;
    private final List<StructParser> structs;

    private Piece(String overlaid, byte[] bytes, boolean absent, List<Integer> lengths, List<StructParser> structs) {
        this.overlaid = overlaid;
        this.bytes = bytes;
        this.absent = absent;
        this.lengths = lengths;
        this.structs = structs;
    }

    static Piece of(byte[] bytes) {
        return new Piece("", bytes, false, List.of(), List.of());
    }

    /** A struct; {@code overlaid} is its key, if that is not the name of the field. */
    static Piece of(String overlaid, StructParser struct) {
        return new Piece(overlaid, struct.parse(), false, List.of(), List.of(struct));
    }

    /** An array of these elements, with the parsers of those that are structs. */
    static Piece of(List<byte[]> elements, List<StructParser> structs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        elements.forEach(bytes::writeBytes);
        List<Integer> lengths = elements.stream().map(element -> element.length).toList();
        return new Piece("", bytes.toByteArray(), false, lengths, structs);
    }

    /** A field that is absent, with its bytes. */
    static Piece absent(Layout.Field field, byte[] bytes) {
        int stride = Math.max(1, field.elementLength());
        List<Integer> lengths =
                field.kind() == Layout.Kind.ARRAY ? Collections.nCopies(bytes.length / stride, stride) : List.of();
        return new Piece("", bytes, true, lengths, List.of());
    }

    String overlaid() {
        return overlaid;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isAbsent() {
        return absent;
    }

    /** The number of elements, if it is an array. */
    int elements() {
        return lengths.size();
    }

    /** The struct that it is, or those that its elements are. */
    List<StructParser> structs() {
        return structs;
    }

    /** Whether the struct made from the bytes has the same field. */
    boolean isSame(FieldBytes field) {
        boolean array = field.field().kind() == Layout.Kind.ARRAY;
        return Arrays.equals(bytes, field.bytes())
                && (!array
                        || field.structs().isEmpty()
                        || lengths.equals(
                                field.structs().stream().map(Struct::byteLength).toList()));
    }
}
