package org.cxlmi.tools.reference;

import java.util.Locale;
import org.cxlmi.processor.plan.ValueType;

/** What colour a box has. */
enum Kind {
    NUMBER("number"),
    ENUMERATION("enumeration"),
    BITS("bits"),
    RAW("bytes, text, UUID"),
    STRUCT("struct"),
    RESERVED("reserved");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** The CSS class. */
    String style() {
        return "k-" + name().toLowerCase(Locale.ROOT);
    }

    static Kind of(ValueType type) {
        if (type instanceof ValueType.Array array) {
            return of(array.element());
        } else if (type instanceof ValueType.Code || type instanceof ValueType.Identifier) {
            return ENUMERATION;
        } else if (type instanceof ValueType.Flags || type instanceof ValueType.InlineFlags) {
            return BITS;
        } else if (type instanceof ValueType.Nested) {
            return STRUCT;
        } else if (type instanceof ValueType.Reserved) {
            return RESERVED;
        }
        return type instanceof ValueType.IntegerValue ? NUMBER : RAW;
    }
}
