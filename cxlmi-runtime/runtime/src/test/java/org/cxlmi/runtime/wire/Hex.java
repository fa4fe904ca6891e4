package org.cxlmi.runtime.wire;

import java.util.HexFormat;

/** Bytes as people write them in tests: in hex, with spaces wherever they help. */
final class Hex {

    private Hex() {}

    static byte[] bytes(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
