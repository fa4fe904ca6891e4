package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WireBytesTest {

    @Test
    void text_paddedOrFull_endsAtZeroOrAtTheEnd() {
        assertEquals("ab", WireBytes.text(Hex.bytes("61 62 00 63"), 0, 4));
        assertEquals("abcd", WireBytes.text(Hex.bytes("61 62 63 64"), 0, 4));
        assertEquals("", WireBytes.text(Hex.bytes("00 00"), 0, 2));
    }

    @Test
    void text_otherThanPrintableAscii_isHex() {
        assertEquals("a\\x1f\\x80~", WireBytes.text(Hex.bytes("61 1f 80 7e"), 0, 4));
    }

    @Test // W18
    void text_paddedWithSpacesOrErasedBytes_isWithoutThem() {
        assertEquals("1.2", WireBytes.text(Hex.bytes("31 2e 32 20 20 20"), 0, 6));
        assertEquals("1.2", WireBytes.text(Hex.bytes("31 2e 32 ff ff ff"), 0, 6));
        assertEquals("1 2", WireBytes.text(Hex.bytes("31 20 32 20 00 33"), 0, 6));
        assertEquals("", WireBytes.text(Hex.bytes("ff ff ff ff"), 0, 4));
    }

    @Test
    void putText_shorterThanBefore_clearsTheRest() {
        byte[] array = Hex.bytes("ff ff ff ff ff");
        WireBytes.putText("S", "f", array, 1, 3, "a");
        assertEquals("ff610000ff", Hex.text(array));
    }

    @Test
    void putText_tooLongOrNotAscii_isRefusedAndWritesNothing() {
        byte[] array = new byte[3];
        assertThrows(IllegalArgumentException.class, () -> WireBytes.putText("S", "f", array, 0, 3, "abcd"));
        assertThrows(IllegalArgumentException.class, () -> WireBytes.putText("S", "f", array, 0, 3, "ä"));
        assertThrows(IllegalArgumentException.class, () -> WireBytes.putText("S", "f", array, 0, 3, "\n"));
        assertEquals("000000", Hex.text(array));
    }

    @Test
    void put_otherLength_isRefused() {
        byte[] array = new byte[4];
        WireBytes.put("S", "f", array, 1, 2, Hex.bytes("01 02"));
        assertEquals("00010200", Hex.text(array));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> WireBytes.put("S", "f", array, 1, 2, new byte[3]));
        assertEquals("S.f: expected exactly 2 bytes, found 3 bytes", e.getMessage());
    }

    @Test
    void buffer_ofSomeBytes_isReadOnlyAndStartsThere() {
        ByteBuffer buffer = WireBytes.buffer(Hex.bytes("00 01 02 03"), 1, 2);
        assertTrue(buffer.isReadOnly());
        assertEquals(2, buffer.remaining());
        assertEquals(1, buffer.get(0));
    }

    @Test
    void insert_inTheMiddle_keepsOrderAndCutsTheFixedPart() {
        assertEquals("01aabb02", Hex.text(WireBytes.insert(Hex.bytes("01 02 03"), 2, 1, Hex.bytes("aa bb"))));
        assertEquals("0102", Hex.text(WireBytes.insert(Hex.bytes("01 02"), 2, 2, new byte[0])));
    }

    @Test
    void copy_ofSomeBytes_isIndependent() {
        byte[] array = Hex.bytes("00 01 02");
        byte[] copy = WireBytes.copy(array, 1, 2);
        copy[0] = 9;
        assertArrayEquals(Hex.bytes("00 01 02"), array);
    }

    @Test
    void isZero_looksAtTheBytesGivenOnly() {
        byte[] array = Hex.bytes("01 00 00 02");

        assertTrue(WireBytes.isZero(array, 1, 2));
        assertTrue(WireBytes.isZero(array, 0, 0));
        assertFalse(WireBytes.isZero(array, 0, 2));
        assertFalse(WireBytes.isZero(array, 2, 2));
        assertFalse(WireBytes.isZero(array, 0, 4));
    }

    @Test
    void putText_firstAndLastPrintable_fillTheField() {
        byte[] array = new byte[2];
        WireBytes.putText("S", "f", array, 0, 2, " ~");
        assertEquals("207e", Hex.text(array));
        assertThrows(IllegalArgumentException.class, () -> WireBytes.putText("S", "f", array, 0, 2, "\u001f"));
        assertThrows(IllegalArgumentException.class, () -> WireBytes.putText("S", "f", array, 0, 2, "\u007f"));
    }
}
