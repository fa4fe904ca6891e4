package org.cxlmi.json;

import org.cxlmi.runtime.wire.Layout;

/** The keys that are not names of fields (those begin with a letter), and the text that replaces a secret. */
final class Keys {

    static final String TAIL = "_tail";
    static final String ABSENT = "_absent";
    static final String UNKNOWN_BITS = "_unknown";
    static final String VALUE = "_value";
    static final String HEX = "_hex";
    static final String SECRET = "***";

    /** Follows the name of a size whose value in bytes it has. */
    static final String IN_BYTES = "Bytes";

    private Keys() {}

    /** The key of reserved bytes that are not zero. */
    static String reserved(Layout.Field field) {
        return "_reserved" + field.offset();
    }

    /** The key of bytes that are a struct; this is also the name of the accessor. */
    static String overlaid(Layout layout) {
        return Character.toLowerCase(layout.name().charAt(0)) + layout.name().substring(1);
    }
}
