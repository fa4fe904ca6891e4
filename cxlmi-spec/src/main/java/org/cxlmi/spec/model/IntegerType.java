package org.cxlmi.spec.model;

import java.util.Locale;
import java.util.Optional;

/** A little-endian integer. */
public enum IntegerType implements FieldType {
    U8(1, false),
    U16(2, false),
    U24(3, false),
    U32(4, false),
    U64(8, false),
    I8(1, true),
    I16(2, true),
    I32(4, true),
    I64(8, true);

    private final int size;
    private final boolean signed;

    IntegerType(int size, boolean signed) {
        this.size = size;
        this.signed = signed;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.integer().apply(this);
    }

    /** Bytes on the wire. */
    public int size() {
        return size;
    }

    public boolean signed() {
        return signed;
    }

    /** Whether the Java type is {@code int}; otherwise it is {@code long}. */
    public boolean fitsInt() {
        return signed ? size <= 4 : size <= 3;
    }

    /** The name that spec files use, for example {@code u24}. */
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<IntegerType> named(String specName) {
        for (IntegerType type : values()) {
            if (type.specName().equals(specName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
