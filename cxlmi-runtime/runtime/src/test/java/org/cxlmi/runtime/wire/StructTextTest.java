package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StructTextTest {

    /** A struct of whatever values a test wants printed; its bytes do not matter. */
    private static final class Printed extends Struct {

        private final Layout layout;
        private final List<Object> values;

        Printed(byte[] bytes, Layout.Builder layout, Object... values) {
            super(bytes, 0, bytes.length);
            this.layout = layout.build();
            this.values = List.of(values);
        }

        @Override
        public Layout layout() {
            return layout;
        }

        @Override
        protected Object fieldValue(int index) {
            return values.get(index);
        }
    }

    private static Layout.Builder layout() {
        return Layout.define("Thing", 0, 0);
    }

    /** Whatever the charset of the standard output stream is. */
    private static String fullText(Layout.Builder layout, Object... values) {
        return StructText.full(new Printed(new byte[0], layout, values));
    }

    private static String text(Layout.Builder layout, Object... values) {
        return new Printed(new byte[0], layout, values).toString();
    }

    @Test
    void toString_numbers_haveUnitsAndAreUnsigned() {
        assertEquals(
                "Thing{life=5 %, serial=18446744073709551615, delta=-1}",
                text(
                        layout().field("life", Layout.Kind.UNSIGNED, 0, 1)
                                .unit("%")
                                .field("serial", Layout.Kind.UNSIGNED, 1, 8)
                                .field("delta", Layout.Kind.SIGNED, 9, 8),
                        5,
                        -1L,
                        -1L));
    }

    @Test
    void toString_absentValues_saySo() {
        assertEquals(
                "Thing{a=absent, b=7 s, c=absent, d=8, e=absent, f=2020-01-02T03:04:05Z}",
                text(
                        layout().field("a", Layout.Kind.UNSIGNED, 0, 1)
                                .field("b", Layout.Kind.UNSIGNED, 1, 1)
                                .unit("s")
                                .field("c", Layout.Kind.UNSIGNED, 2, 4)
                                .field("d", Layout.Kind.UNSIGNED, 6, 4)
                                .field("e", Layout.Kind.UNSIGNED, 10, 8)
                                .field("f", Layout.Kind.UNSIGNED, 18, 8)
                                .unit("ns since 1970-01-01T00:00:00Z"),
                        OptionalInt.empty(),
                        OptionalInt.of(7),
                        OptionalLong.empty(),
                        OptionalLong.of(8),
                        Optional.empty(),
                        Optional.of(Instant.parse("2020-01-02T03:04:05Z"))));
    }

    @Test
    void toString_reservedBytes_areLeftOut() {
        assertEquals(
                "Thing{a=1}",
                text(
                        layout().field("reserved", Layout.Kind.RESERVED, 0, 3).field("a", Layout.Kind.UNSIGNED, 3, 1),
                        Optional.empty(),
                        1));
    }

    @Test
    void toString_inlineBits_areNamed() {
        assertEquals(
                "Thing{flags=overflow (0x05)}",
                text(
                        layout().field("flags", Layout.Kind.BITS, 0, 1)
                                .bits(BitRange.flag("overflow", 0), BitRange.flag("more", 1)),
                        5));
    }

    @Test
    void toString_severalBits_standInBraces() {
        assertEquals(
                "Thing{flags={overflow, more} (0x03), speed={code=2} (0x02), none=0x00}",
                text(
                        layout().field("flags", Layout.Kind.BITS, 0, 1)
                                .bits(BitRange.flag("overflow", 0), BitRange.flag("more", 1))
                                .field("speed", Layout.Kind.BITS, 1, 1)
                                .bits(BitRange.number("code", 3, 0, ""))
                                .field("none", Layout.Kind.BITS, 2, 1)
                                .bits(BitRange.number("code", 3, 0, "")),
                        3,
                        2,
                        0));
    }

    @Test
    void toString_sizesInStepsAndExponents_tellWhatTheyComeTo() { // M11
        assertEquals(
                "Thing{capacity=4 \u00D7 256 MiB (1 GiB), none=0 bytes, lie=18446744073709551615 \u00D7 256 MiB"
                        + " (too large), limit=512 bytes (2^9), largest=1 MiB (2^20),"
                        + " impossible=2^255 bytes, area=4096 bytes}",
                fullText(
                        layout().field("capacity", Layout.Kind.UNSIGNED, 0, 8)
                                .unit("256 MiB")
                                .field("none", Layout.Kind.UNSIGNED, 0, 8)
                                .unit("64 bytes")
                                .field("lie", Layout.Kind.UNSIGNED, 0, 8) // F8
                                .unit("256 MiB")
                                .field("limit", Layout.Kind.UNSIGNED, 0, 1)
                                .unit("bytes, as exponent of two")
                                .field("largest", Layout.Kind.UNSIGNED, 0, 1)
                                .unit("bytes, as exponent of two")
                                .field("impossible", Layout.Kind.UNSIGNED, 0, 1)
                                .unit("bytes, as exponent of two")
                                .field("area", Layout.Kind.UNSIGNED, 0, 4)
                                .unit("bytes"),
                        4L,
                        0L,
                        -1L,
                        9,
                        20,
                        255,
                        4096L));
    }

    @Test
    void toString_numbersInHex_haveTheDigitsOfTheirBytes() { // M11
        assertEquals(
                "Thing{vendorId=0x1b36, serial=0xffffffffffffffff, opcodes=[0x0100, 0x4000], dpa=absent}",
                text(
                        layout().field("vendorId", Layout.Kind.UNSIGNED, 0, 2)
                                .hex()
                                .field("serial", Layout.Kind.UNSIGNED, 2, 8)
                                .hex()
                                .field("opcodes", Layout.Kind.ARRAY, 10, 4)
                                .hex()
                                .elements(Layout.Kind.UNSIGNED, 2)
                                .field("dpa", Layout.Kind.UNSIGNED, 14, 8)
                                .hex(),
                        0x1B36,
                        -1L,
                        new int[] {0x100, 0x4000},
                        OptionalLong.empty()));
    }

    @Test
    void fit_charsetWithoutTheSymbols_writesThemInAscii() { // M11
        String text = "30 \u00B0C, 5 \u00B5s, 4 \u00D7 256 MiB, ab\u2026";

        assertEquals("30 C, 5 us, 4 x 256 MiB, ab...", PlainText.fit(text, StandardCharsets.US_ASCII));
        assertEquals(text, PlainText.fit(text, StandardCharsets.UTF_8));
        assertEquals(
                "30 \u00B0C, 5 \u00B5s, 4 \u00D7 256 MiB, ab...", PlainText.fit(text, StandardCharsets.ISO_8859_1));
    }

    @Test
    void toString_bytesTextAndUuids_areReadable() {
        byte[] many = new byte[65];
        Arrays.fill(many, (byte) 0xab);
        assertEquals(
                "Thing{data=010203, many=" + "ab".repeat(64) + "… (65 bytes), revision=\"1.2\","
                        + " id=601dcbb3-9c06-4eab-b8af-4e9bfb5c9624}",
                fullText(
                        layout().field("data", Layout.Kind.BYTES, 0, 3)
                                .field("many", Layout.Kind.BYTES, 3, 65)
                                .field("revision", Layout.Kind.TEXT, 68, 16)
                                .field("id", Layout.Kind.UUID, 84, 16),
                        Hex.bytes("01 02 03"),
                        many,
                        "1.2",
                        UUID.fromString("601dcbb3-9c06-4eab-b8af-4e9bfb5c9624")));
    }

    @Test
    void toString_arraysAndNestedStructs_showTheirElements() {
        Printed inner = new Printed(new byte[0], layout().field("a", Layout.Kind.UNSIGNED, 0, 1), 1);
        assertEquals(
                "Thing{handles=[1, 2], sizes=[18446744073709551615], all=[Thing{a=1}], one=Thing{a=1}}",
                text(
                        layout().field("handles", Layout.Kind.ARRAY, 0, 0)
                                .field("sizes", Layout.Kind.ARRAY, 0, 0)
                                .field("all", Layout.Kind.ARRAY, 0, 0)
                                .field("one", Layout.Kind.STRUCT, 0, 1),
                        new int[] {1, 2},
                        new long[] {-1},
                        List.of(inner),
                        inner));
    }

    private enum Log implements CodedEnum {
        UNRECOGNIZED;

        @Override
        public int code() {
            return -1;
        }

        @Override
        public String label() {
            return "unrecognized";
        }
    }

    @Test
    void toString_unrecognizedCode_showsTheCode() {
        Layout.Builder layout = layout().field("log", Layout.Kind.ENUM, 1, 2);
        assertEquals(
                "Thing{log=UNRECOGNIZED (0x8007)}",
                new Printed(Hex.bytes("00 0780"), layout, Log.UNRECOGNIZED).toString());
    }

    private enum Format implements IdentifiedEnum {
        UNRECOGNIZED;

        @Override
        public UUID id() {
            return new UUID(0, 0);
        }

        @Override
        public String label() {
            return "unrecognized";
        }
    }

    @Test
    void toString_unrecognizedUuid_showsTheUuid() {
        Layout.Builder layout = layout().field("format", Layout.Kind.ENUM, 1, 16);
        assertEquals(
                "Thing{format=UNRECOGNIZED (01020304-0506-0708-090a-0b0c0d0e0f10)}",
                new Printed(Hex.bytes("00 0102030405060708090a0b0c0d0e0f10"), layout, Format.UNRECOGNIZED).toString());
    }

    @Test
    void toString_unrecognizedCodesInAnArray_showTheirCodes() {
        Layout.Builder layout = layout().field("count", Layout.Kind.UNSIGNED, 0, 1)
                .field("logs", Layout.Kind.ARRAY, 1, 0)
                .elements(Layout.Kind.ENUM, 2)
                .count(Layout.Count.elements("count"))
                .fieldAfterArray("format", Layout.Kind.ENUM, 1, 16);
        assertEquals(
                "Thing{count=2, logs=[UNRECOGNIZED (0x0007), UNRECOGNIZED (0x8009)],"
                        + " format=UNRECOGNIZED (01020304-0506-0708-090a-0b0c0d0e0f10)}",
                new Printed(
                                Hex.bytes("02 0700 0980 0102030405060708090a0b0c0d0e0f10"),
                                layout,
                                2,
                                List.of(Log.UNRECOGNIZED, Log.UNRECOGNIZED),
                                Format.UNRECOGNIZED)
                        .toString());
    }

    @Test
    void toString_secretsWithinOtherStructs_areNotShown() {
        Printed inner = new Printed(
                new byte[0], layout().field("key", Layout.Kind.BYTES, 0, 1).secret(), new byte[1]);
        assertEquals(
                "Thing{all=[Thing{key=***}], one=Thing{key=***}, keys=***}",
                text(
                        layout().field("all", Layout.Kind.ARRAY, 0, 0)
                                .field("one", Layout.Kind.STRUCT, 0, 1)
                                .field("keys", Layout.Kind.ARRAY, 0, 0)
                                .secret(),
                        List.of(inner),
                        inner,
                        new int[] {7}));
    }

    @Test
    void equals_sameClassAndBytes_areEqual() {
        assertEquals(EmptyPayload.wrap(Hex.bytes("01 02")), EmptyPayload.wrap(Hex.bytes("01 02")));
        assertEquals(
                EmptyPayload.wrap(Hex.bytes("01")).hashCode(),
                EmptyPayload.wrap(Hex.bytes("01")).hashCode());
        assertNotEquals(EmptyPayload.EMPTY, EmptyPayload.wrap(Hex.bytes("01")));
        assertNotEquals(EmptyPayload.EMPTY, new Printed(new byte[0], layout()));
    }

    @Test
    void emptyPayload_unexpectedBytes_areKept() {
        assertEquals("0102", Hex.text(EmptyPayload.wrap(Hex.bytes("01 02")).bytes()));
        assertEquals("EmptyPayload{}", EmptyPayload.EMPTY.toString());
    }
}
