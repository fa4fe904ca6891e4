package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFormTest {

    private static final byte[] NO_REQUEST = new byte[0];

    /** One byte of count, elements of two bytes, room for four. */
    private static final LibcxlmiCall COUNTED = define(1).arrays(510).room(8).build();

    /** The same with two bytes behind the array. */
    private static final LibcxlmiCall INLINE =
            define(3).arrays(510).room(8).counted(1, 2, 0, 1).build();

    @Test
    void payload_counted_endsAfterTheLastElement() {
        ResponseForm form = new ResponseForm(COUNTED, NO_REQUEST);
        assertEquals(9, form.length());
        assertArrayEquals(
                hex("02 1111 2222"),
                form.payload(memory(hex("02 1111 2222 0000 0000")), ResponseFormTest::isCounted, OptionalInt.empty()));
    }

    @Test
    void payload_emptyArray_isTheFixedPart() {
        byte[] struct = hex("00 0000 0000 0000 0000");
        assertArrayEquals(
                hex("00"),
                new ResponseForm(COUNTED, NO_REQUEST)
                        .payload(memory(struct), ResponseFormTest::isCounted, OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 95, 96, 97, 127})
    void payload_anyCount_endsAfterTheLastElement(int count) {
        ResponseForm form = new ResponseForm(define(1).arrays(510).build(), NO_REQUEST);
        byte[] struct = new byte[form.length()];
        struct[0] = (byte) count;
        assertEquals(
                1 + 2 * count, form.payload(memory(struct), ResponseFormTest::isCounted, OptionalInt.empty()).length);
    }

    @Test
    void payload_countBeyondTheRoom_isLeftToTheReaderToRefuse() {
        byte[] struct = hex("05 1111 2222 3333 4444");
        assertArrayEquals(
                struct,
                new ResponseForm(COUNTED, NO_REQUEST)
                        .payload(memory(struct), ResponseFormTest::isCounted, OptionalInt.empty()));
    }

    @Test
    void writable_countThatLies_hasRoomForAll() {
        assertEquals(511, new ResponseForm(COUNTED, NO_REQUEST).writable());
    }

    @Test
    void payload_inline_bringsTheFieldsToTheLastElement() {
        ResponseForm form = new ResponseForm(INLINE, NO_REQUEST);
        assertEquals(11, form.length());
        assertArrayEquals(
                hex("01 1111 EEFF"),
                form.payload(memory(hex("01 1111 0000 0000 0000 EEFF")), payload -> true, OptionalInt.empty()));
    }

    @Test
    void payload_inlineCountBeyondTheRoom_lacksTheFieldsBehind() {
        ResponseForm form = new ResponseForm(INLINE, NO_REQUEST);
        assertArrayEquals(
                hex("05 1111 2222 3333 4444"),
                form.payload(memory(hex("05 1111 2222 3333 4444 EEFF")), payload -> true, OptionalInt.empty()));
    }

    @Test
    void payload_openEnded_isAsLongAsAskedFor() {
        LibcxlmiCall call = define(2).asked(1, 2, 1).openEnded().build();
        ResponseForm form = new ResponseForm(call, hex("FF 0300"));
        assertEquals(5, form.length());
        assertArrayEquals(
                hex("AABB 010203"), form.payload(memory(hex("AABB 010203")), payload -> true, OptionalInt.empty()));
    }

    @Test
    void length_askedInElements_countsTheirBytes() {
        LibcxlmiCall call = define(1).arrays(510).asked(0, 1, 2).build();
        assertEquals(7, new ResponseForm(call, hex("03")).length());
    }

    @Test
    void length_requestTooShortToAsk_isTheFixedPart() {
        LibcxlmiCall call = define(1).arrays(510).asked(0, 4, 2).build();
        assertEquals(1, new ResponseForm(call, hex("03")).length());
    }

    @Test
    void payload_multiplied_isDividedInTheStructAndInEachElement() {
        LibcxlmiCall call = LibcxlmiCall.define("f", Shape.OUT, 0, 9)
                .arrays(2040)
                .room(16)
                .multiplied(1, 0, 256)
                .multiplied(9, 8, 2)
                .build();
        byte[] struct = hex("01 0003000000000000 0800000000000000 FFFFFFFFFFFFFFFF");
        assertArrayEquals(
                hex("01 0300000000000000 0400000000000000"),
                new ResponseForm(call, NO_REQUEST)
                        .payload(memory(struct), payload -> payload.length >= 17, OptionalInt.empty()));
    }

    /** Two bytes, and two fields of two bytes that later revisions appended. */
    private static final LibcxlmiCall APPENDED = define(6).appended(2, 2).build();

    @Test // W10
    void payload_fieldNewerThanTheLibrary_isLeftOut() {
        byte[] struct = hex("1122 3344 5566");
        ResponseForm form = new ResponseForm(APPENDED, NO_REQUEST);
        ByteBuffer memory = memory(struct);

        form.mark(memory);
        memory.put(0, hex("0102 0000"));

        assertArrayEquals(hex("0102 0000"), form.payload(memory, payload -> true, OptionalInt.empty()));
    }

    @Test // W10
    void payload_zeroThatTheLibraryWrote_isThere() {
        ResponseForm form = new ResponseForm(APPENDED, NO_REQUEST);
        assertArrayEquals(
                hex("0102 0000 0000"),
                form.payload(memory(hex("0102 0000 0000")), payload -> true, OptionalInt.empty()));
    }

    @Test // W10
    void payload_shorterThanTheStruct_endsWithTheLastFieldThatWasSent() {
        ResponseForm form = new ResponseForm(APPENDED, NO_REQUEST);
        byte[] struct = hex("0102 0304 0000");
        assertArrayEquals(hex("0102 0304"), form.payload(memory(struct), payload -> true, OptionalInt.of(4)));
        assertArrayEquals(hex("0102"), form.payload(memory(struct), payload -> true, OptionalInt.of(3)));
        assertArrayEquals(struct, form.payload(memory(struct), payload -> true, OptionalInt.of(6)));
    }

    @Test // W10
    void payload_paddedWithZeros_endsBeforeThem() {
        LibcxlmiCall call = define(7)
                .arrays(510)
                .room(8)
                .counted(1, 2, 0, 1)
                .appended(4, 2)
                .padded()
                .build();
        ResponseForm form = new ResponseForm(call, NO_REQUEST);
        assertArrayEquals(
                hex("01 1111"),
                form.payload(
                        memory(hex("01 1111 0000 0000 0000 00000000 0000")), payload -> true, OptionalInt.empty()));
        assertArrayEquals(
                hex("01 1111 00000000 0100"),
                form.payload(
                        memory(hex("01 1111 0000 0000 0000 00000000 0100")), payload -> true, OptionalInt.empty()));
    }

    private static LibcxlmiCall.Definition define(int responseLength) {
        return LibcxlmiCall.define("f", Shape.IN_OUT, 0, responseLength);
    }

    private static boolean isCounted(byte[] payload) {
        return payload.length >= 1 + payload[0] * 2;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static ByteBuffer memory(byte[] struct) {
        return ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN);
    }
}
