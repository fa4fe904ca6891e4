package org.cxlmi.runtime.wire;

import java.util.List;

/** A field of a struct with its bytes, even if the field is absent. */
public final class FieldBytes {

    private final Layout.Field field;
    private final byte[] bytes;
    private final boolean absent;
    private final List<Struct> structs;

    FieldBytes(Layout.Field field, byte[] bytes, boolean absent, List<Struct> structs) {
        this.field = field;
        this.bytes = bytes;
        this.absent = absent;
        this.structs = structs;
    }

    public Layout.Field field() {
        return field;
    }

    /** A copy of the field's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of the field's bytes. */
    public int length() {
        return bytes.length;
    }

    /** Whether the accessor of the field returns absent. */
    public boolean isAbsent() {
        return absent;
    }

    /** The struct in the field, or the structs in its array; empty if the field is absent. */
    public List<Struct> structs() {
        return structs;
    }

    /** The bytes as an unsigned integer. */
    long number() {
        return Wire.unsigned(bytes, 0, bytes.length);
    }
}
