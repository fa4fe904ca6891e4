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
        return type.match(new ValueType.Cases<>(
                integer -> NUMBER,
                uuid -> RAW,
                code -> ENUMERATION,
                identifier -> ENUMERATION,
                flags -> BITS,
                inlineFlags -> BITS,
                bytes -> RAW,
                text -> RAW,
                reserved -> RESERVED,
                nested -> STRUCT,
                array -> of(array.element())));
    }
}
