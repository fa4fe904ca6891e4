package org.cxlmi.sdk.check;

import java.util.HexFormat;
import java.util.Locale;
import org.cxlmi.runtime.wire.Struct;

/** Bytes and opcodes as text for people. */
final class HexText {

    private static final int SHOWN_BYTES = 64;

    private HexText() {}

    /** The bytes of a struct, see {@link #of(byte[])}. */
    static String of(Struct struct) {
        return of(struct.bytes());
    }

    /** For example {@code 01 00 00}; only the first bytes if there are many. */
    static String of(byte[] bytes) {
        int shown = Math.min(SHOWN_BYTES, bytes.length);
        String rest = shown < bytes.length ? " ... (" + bytes.length + " in all)" : "";
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + rest;
    }

    /** For example {@code 0402h}. */
    static String opcode(int opcode) {
        return String.format(Locale.ROOT, "%04Xh", opcode);
    }
}
