package org.cxlmi.runtime.wire;

import java.util.List;
import java.util.function.Supplier;

/** A field of a struct with its bytes, even if the field is absent. */
public final class FieldBytes {

    private final Layout.Field field;
    private final byte[] bytes;
    private final boolean absent;
    private final List<Struct> structs;
    private final Supplier<String> text;

    FieldBytes(Layout.Field field, byte[] bytes, boolean absent, List<Struct> structs, Supplier<String> text) {
        this.field = field;
        this.bytes = bytes;
        this.absent = absent;
        this.structs = structs;
        this.text = text;
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

    /**
     * The value as text for people, as in the text of the struct: with its unit, {@code absent} if it is absent, {@code
     * ***} if it is a secret. It may have characters that the standard output stream cannot show.
     */
    public String text() {
        return text.get();
    }

    /** The bytes as an unsigned integer. */
    long number() {
        return Wire.unsigned(bytes, 0, bytes.length);
    }
}
