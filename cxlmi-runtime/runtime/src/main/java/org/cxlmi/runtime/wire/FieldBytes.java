package org.cxlmi.runtime.wire;

import java.util.List;

/** One field of a struct with its bytes, whether it is valid or not. */
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

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of its bytes. */
    public int length() {
        return bytes.length;
    }

    /** Whether its accessor says that it is absent, whatever its bytes are. */
    public boolean isAbsent() {
        return absent;
    }

    /** The struct that it is, or the structs that its elements are; none if it is absent. */
    public List<Struct> structs() {
        return structs;
    }

    /** Its bytes as an unsigned integer. */
    long number() {
        return Wire.unsigned(bytes, 0, bytes.length);
    }
}
