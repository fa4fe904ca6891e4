package org.cxlmi.runtime.wire;

import java.util.List;

/** One field of a struct with its bytes, whether it is valid or not. */
public final class FieldBytes {

    private final Layout.Field field;
    private final byte[] bytes;
    private final List<Struct> elements;

    FieldBytes(Layout.Field field, byte[] bytes, List<Struct> elements) {
        this.field = field;
        this.bytes = bytes;
        this.elements = elements;
    }

    public Layout.Field field() {
        return field;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of its bytes. */
    public int length() {
        return bytes.length;
    }

    /** Its elements, if it is an array of structs that differ in length. */
    public List<Struct> elements() {
        return elements;
    }

    /** Its bytes as an unsigned integer. */
    long number() {
        return Wire.unsigned(bytes, 0, bytes.length);
    }
}
