package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final byte[] COUNTING = Hex.bytes("00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10");
    private static final byte[] ONES = Hex.bytes("ff ff ff ff ff ff ff ff");

    @Test
    void read_unsigned_isLittleEndian() {
        assertEquals(0x01, Wire.u8(COUNTING, 1));
        assertEquals(0x0201, Wire.u16(COUNTING, 1));
        assertEquals(0x030201, Wire.u24(COUNTING, 1));
        assertEquals(0x04030201L, Wire.u32(COUNTING, 1));
        assertEquals(0x0807060504030201L, Wire.u64(COUNTING, 1));
    }

    @Test
    void read_allBitsSet_isLargestUnsigned() {
        assertEquals(0xff, Wire.u8(ONES, 0));
        assertEquals(0xffff, Wire.u16(ONES, 0));
        assertEquals(0xffffff, Wire.u24(ONES, 0));
        assertEquals(0xffffffffL, Wire.u32(ONES, 0));
        assertEquals("18446744073709551615", Long.toUnsignedString(Wire.u64(ONES, 0)));
    }

    @Test
    void read_allBitsSetSigned_isMinusOne() {
        assertEquals(-1, Wire.i8(ONES, 0));
        assertEquals(-1, Wire.i16(ONES, 0));
        assertEquals(-1, Wire.i32(ONES, 0));
        assertEquals(-1L, Wire.i64(ONES, 0));
    }

    @Test
    void read_onlyHighestBitSet_isSmallestSigned() {
        assertEquals(-128, Wire.i8(Hex.bytes("80"), 0));
        assertEquals(-32768, Wire.i16(Hex.bytes("00 80"), 0));
        assertEquals(Integer.MIN_VALUE, Wire.i32(Hex.bytes("00 00 00 80"), 0));
        assertEquals(Long.MIN_VALUE, Wire.i64(Hex.bytes("00 00 00 00 00 00 00 80"), 0));
    }

    @Test
    void read_uuid_isInOrderOfItsText() {
        assertEquals(UUID.fromString("01020304-0506-0708-090a-0b0c0d0e0f10"), Wire.uuid(COUNTING, 1));
    }

    @Test
    void read_behindTheEnd_isRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> Wire.u24(COUNTING, 15));
        assertThrows(IndexOutOfBoundsException.class, () -> Wire.u64(COUNTING, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> Wire.uuid(COUNTING, 2));
    }

    @Test
    void write_eachWidth_leavesNeighboursAlone() {
        byte[] array = new byte[20];
        Wire.putU8(array, 0, 0x01);
        Wire.putU16(array, 1, 0x0302);
        Wire.putU24(array, 3, 0x060504);
        Wire.putU32(array, 6, 0x0a090807L);
        Wire.putU64(array, 10, 0x1211100f0e0d0c0bL);
        assertEquals("0102030405060708090a0b0c0d0e0f1011120000", Hex.text(array));
    }

    @Test
    void write_negative_isTwosComplement() {
        byte[] array = new byte[3];
        Wire.putU16(array, 0, -2);
        assertEquals("feff00", Hex.text(array));
        assertEquals(-2, Wire.i16(array, 0));
    }

    @Test
    void write_uuid_isInOrderOfItsText() {
        byte[] array = new byte[17];
        Wire.putUuid(array, 1, UUID.fromString("fbcd0a77-c260-417f-85a9-088b1621eba6"));
        assertEquals("00fbcd0a77c260417f85a9088b1621eba6", Hex.text(array));
    }

    @Test
    void read_anyWidth_isLittleEndian() {
        assertEquals(0, Wire.unsigned(COUNTING, 1, 0));
        assertEquals(0x0504030201L, Wire.unsigned(COUNTING, 1, 5));
        assertEquals(0xffffffffffL, Wire.unsigned(ONES, 0, 5));
        assertEquals(-1, Wire.signed(ONES, 0, 3));
        assertEquals(-1, Wire.signed(ONES, 0, 8));
        assertEquals(0x030201, Wire.signed(COUNTING, 1, 3));
    }

    @Test
    void put_anyWidth_writesTheLowBytes() {
        byte[] array = new byte[5];
        Wire.put(array, 1, 3, 0x0403_0201L);
        assertEquals("0001020300", Hex.text(array));
    }
}
