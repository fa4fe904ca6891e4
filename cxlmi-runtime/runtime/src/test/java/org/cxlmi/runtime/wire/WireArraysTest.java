package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireArraysTest {

    @Test
    void ints_u24_readsEach() {
        assertArrayEquals(
                new int[] {0x030201, 0xffffff}, WireArrays.ints(Hex.bytes("00 010203 ffffff"), 1, 2, 3, Wire::u24));
    }

    @Test
    void longs_u64_keepsAllBits() {
        assertArrayEquals(
                new long[] {-1, 1},
                WireArrays.longs(Hex.bytes("ffffffffffffffff 0100000000000000"), 0, 2, 8, Wire::u64));
        assertEquals("ffffffffffffffff", Hex.text(WireArrays.encode(Wire::putU64, -1L)));
    }

    @Test
    void encode_outOfRange_namesTheField() {
        assertEquals("0100ffff", Hex.text(WireArrays.encode("S", "f", 2, 0, 0xffff, Wire::putU16, 1, 0xffff)));
        assertThrows(
                IllegalArgumentException.class,
                () -> WireArrays.encode("S", "f", 2, 0, 0xffff, Wire::putU16, 1, 0x10000));
        assertThrows(
                IllegalArgumentException.class,
                () -> WireArrays.encode("S", "f", 4, 0, 0xffffffffL, Wire::putU32, -1L));
    }

    @Test
    void encode_structs_standOneAfterTheOther() {
        List<EmptyPayload> structs =
                List.of(EmptyPayload.wrap(Hex.bytes("01 02")), EmptyPayload.EMPTY, EmptyPayload.wrap(Hex.bytes("03")));
        assertEquals("010203", Hex.text(WireArrays.encodeStructs(structs)));
        assertArrayEquals(new int[] {2, 2, 3}, WireArrays.ends(structs));
        assertEquals(3, WireArrays.lastEnd(WireArrays.ends(structs)));
        assertEquals(0, WireArrays.lastEnd(new int[0]));
    }

    @Test
    void encode_uuidsAndCodes_standOneAfterTheOther() {
        assertEquals("00000000000000010000000000000002", Hex.text(WireArrays.encodeUuids(List.of(new UUID(1, 2)))));
        assertEquals("0300", Hex.text(WireArrays.encode(2, Wire::putU16, List.of("abc"), String::length)));
    }

    @Test
    void fixedStride_index_isCheckedAgainstCountNotPayload() {
        List<Integer> list = StructList.fixedStride(Hex.bytes("00 01 02 03 04 05"), 1, 2, 2, Wire::u16);
        assertTrue(list instanceof RandomAccess);
        assertEquals(List.of(0x0201, 0x0403), list);
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(-1));
        assertThrows(UnsupportedOperationException.class, () -> list.add(1));
    }

    @Test
    void variableStride_elements_haveTheirOwnLengths() {
        List<String> list =
                StructList.variableStride(Hex.bytes("ff 61 62 63"), 1, new int[] {2, 2, 3}, WireBytes::text);
        assertTrue(list instanceof RandomAccess);
        assertEquals(List.of("ab", "", "c"), list);
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(3));
    }

    @Test
    void encode_severalElements_standOneAfterTheOther() {
        assertEquals("010002000300", Hex.text(WireArrays.encode("S", "f", 2, 1, 3, Wire::putU16, 1, 2, 3)));
        assertEquals(
                "010000000200000003000000", Hex.text(WireArrays.encode("S", "f", 4, 1, 3, Wire::putU32, 1L, 2L, 3L)));
        assertEquals("01000000000000000200000000000000", Hex.text(WireArrays.encode(Wire::putU64, 1L, 2L)));
        assertEquals("03000100", Hex.text(WireArrays.encode(2, Wire::putU16, List.of("abc", "a"), String::length)));
        assertEquals(
                "0000000000000001000000000000000200000000000000030000000000000004",
                Hex.text(WireArrays.encodeUuids(List.of(new UUID(1, 2), new UUID(3, 4)))));
    }
}
