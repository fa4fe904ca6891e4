package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCheckTest {

    private static final byte[] TEN_BYTES = new byte[10];

    @Test
    void minimumLength_exact_passes() {
        PayloadCheck.minimumLength("S", TEN_BYTES, 0, 10, 10);
    }

    @Test
    void minimumLength_oneShort_isMalformed() {
        MalformedResponseException e = malformed(() -> PayloadCheck.minimumLength("S", TEN_BYTES, 0, 10, 11));
        assertEquals("S", e.struct());
        assertEquals("payload", e.field());
        assertEquals("at least 11 bytes", e.expected());
        assertEquals("10 bytes", e.found());
        assertArrayEquals(TEN_BYTES, e.bytes());
    }

    @Test
    void lengthFrom_insideAnArray_checksWhatIsBehindTheOffset() {
        PayloadCheck.lengthFrom("S", TEN_BYTES, 6, 4);
        assertEquals(
                "4 bytes",
                malformed(() -> PayloadCheck.lengthFrom("S", TEN_BYTES, 6, 5)).found());
        assertEquals(
                "0 bytes",
                malformed(() -> PayloadCheck.lengthFrom("S", TEN_BYTES, 10, 1)).found());
        assertThrows(IndexOutOfBoundsException.class, () -> PayloadCheck.lengthFrom("S", TEN_BYTES, -1, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> PayloadCheck.lengthFrom("S", TEN_BYTES, 11, 1));
    }

    @Test
    void minimumLength_emptyPayload_isMalformed() {
        malformed(() -> PayloadCheck.minimumLength("S", new byte[0], 0, 0, 1));
    }

    @Test
    void malformed_elementInPayload_attachesOnlyItsBytes() {
        byte[] array = Hex.bytes("00 01 02 03 04");
        MalformedResponseException e = malformed(() -> PayloadCheck.minimumLength("S", array, 3, 2, 4));
        assertArrayEquals(Hex.bytes("03 04"), e.bytes());
    }

    @Test
    void array_fillsThePayload_endsThere() {
        assertEquals(10, PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 2, 2, 4));
    }

    @Test
    void array_noElements_endsWhereItStarts() {
        assertEquals(10, PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 10, 0, 4));
    }

    @Test
    void array_oneTooMany_isMalformed() {
        MalformedResponseException e = malformed(() -> PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 2, 3, 4));
        assertEquals("f", e.field());
        assertEquals("3 elements of at least 4 bytes", e.expected());
        assertEquals("8 bytes from byte 2 on", e.found());
    }

    @Test
    void array_lastElementOneByteShort_isMalformed() {
        malformed(() -> PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 3, 2, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {255, 0xffff, 0x3fffffff, 0x40000000, 0x7fffffff, 0xffffffffL, Long.MAX_VALUE, -1})
    void array_countsThatWouldOverflow_areMalformed(long count) {
        malformed(() -> PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 2, count, 4));
    }

    @Test
    void array_largestUnsignedCount_isPrintedUnsigned() {
        MalformedResponseException e = malformed(() -> PayloadCheck.array("S", "f", TEN_BYTES, 0, 10, 2, -1, 4));
        assertEquals("18446744073709551615 elements of at least 4 bytes", e.expected());
    }

    @Test
    void byteLengthArray_wholeElements_endsBehindThem() {
        assertEquals(8, PayloadCheck.byteLengthArray("S", "f", TEN_BYTES, 0, 10, 0, 8, 4));
    }

    @Test
    void byteLengthArray_brokenElement_isMalformed() {
        MalformedResponseException e =
                malformed(() -> PayloadCheck.byteLengthArray("S", "f", TEN_BYTES, 0, 10, 0, 7, 4));
        assertEquals("a multiple of 4 bytes", e.expected());
        assertEquals("7 bytes", e.found());
    }

    @Test
    void byteLengthArray_oneByteTooMany_isMalformed() {
        MalformedResponseException e =
                malformed(() -> PayloadCheck.byteLengthArray("S", "f", TEN_BYTES, 0, 10, 4, 7, 1));
        assertEquals("7 bytes", e.expected());
        assertEquals("6 bytes from byte 4 on", e.found());
    }

    @Test
    void rest_wholeElements_takesAll() {
        assertEquals(10, PayloadCheck.rest("S", "f", TEN_BYTES, 0, 10, 2, 4));
        assertEquals(10, PayloadCheck.rest("S", "f", TEN_BYTES, 0, 10, 10, 4));
    }

    @Test
    void rest_brokenElement_isMalformed() {
        malformed(() -> PayloadCheck.rest("S", "f", TEN_BYTES, 0, 10, 3, 4));
    }

    @Test
    void following_exact_endsBehindIt() {
        assertEquals(10, PayloadCheck.following("S", "f", TEN_BYTES, 0, 10, 6, 4));
    }

    @Test
    void following_oneByteShort_isMalformed() {
        MalformedResponseException e = malformed(() -> PayloadCheck.following("S", "f", TEN_BYTES, 0, 10, 7, 4));
        assertEquals("4 bytes", e.expected());
        assertEquals("3 bytes from byte 7 on", e.found());
    }

    /** An element is a length byte and that many bytes. */
    private static int counted(byte[] array, int offset, int available) {
        PayloadCheck.minimumLength("E", array, offset, available, 1);
        return PayloadCheck.array("E", "data", array, offset, available, 1, Wire.u8(array, offset), 1);
    }

    @Test
    void variableArray_elementsOfSeveralLengths_knowsWhereEachEnds() {
        byte[] array = Hex.bytes("aa", "02 01 02", "00", "01 01");
        assertArrayEquals(
                new int[] {3, 4, 6},
                PayloadCheck.variableArray("S", "f", array, 0, 7, 1, 3, 1, PayloadCheckTest::counted));
    }

    @Test
    void variableArray_lastElementBeyondPayload_isMalformed() {
        byte[] array = Hex.bytes("aa", "02 01 02", "00", "02 01");
        MalformedResponseException e =
                malformed(() -> PayloadCheck.variableArray("S", "f", array, 0, 7, 1, 3, 1, PayloadCheckTest::counted));
        assertEquals("E", e.struct());
        assertEquals("data", e.field());
    }

    @Test
    void variableArray_moreElementsThanBytes_isMalformedBeforeAnythingIsAllocated() {
        MalformedResponseException e = malformed(() ->
                PayloadCheck.variableArray("S", "f", TEN_BYTES, 0, 10, 0, 0xffffffffL, 1, PayloadCheckTest::counted));
        assertEquals("S", e.struct());
    }

    @Test
    void limitedCount_fewerLeftThanLimit_isWhatIsLeft() {
        assertEquals(3, PayloadCheck.limitedCount(8, 5, 4));
        assertEquals(4, PayloadCheck.limitedCount(9, 5, 4));
        assertEquals(4, PayloadCheck.limitedCount(200, 5, 4));
    }

    @Test
    void limitedCount_moreSkippedThanThereAre_isZero() {
        assertEquals(0, PayloadCheck.limitedCount(5, 5, 4));
        assertEquals(0, PayloadCheck.limitedCount(5, 6, 4));
        assertEquals(0, PayloadCheck.limitedCount(0, -1, -1));
    }

    @Test
    void limitedCount_hugeUnsignedTotal_staysHuge() {
        assertEquals(Integer.MAX_VALUE, PayloadCheck.limitedCount(-1, 0, -1));
    }

    @Test
    void countOrRest_zeroBeforeWholeElements_isTheirNumber() {
        assertEquals(2, PayloadCheck.countOrRest(0, 12, 4, 4));
        assertEquals(0, PayloadCheck.countOrRest(0, 4, 4, 4));
        assertEquals(0, PayloadCheck.countOrRest(0, 10, 4, 4));
        assertEquals(1, PayloadCheck.countOrRest(1, 12, 4, 4));
    }

    @Test
    void noneLeft_anyBytesBehind_areMalformed() {
        PayloadCheck.noneLeft("S", "f", TEN_BYTES, 0, 10, 10);
        for (int end : new int[] {2, 7, 9}) {
            MalformedResponseException e = malformed(() -> PayloadCheck.noneLeft("S", "f", TEN_BYTES, 0, 10, end));
            assertEquals("a payload of " + end + " bytes, as counted", e.expected());
            assertEquals("10 bytes", e.found());
            assertTrue(e.hasSurplus());
        }
        assertFalse(malformed(() -> PayloadCheck.noneLeft("S", "f", TEN_BYTES, 0, 10, 11))
                .hasSurplus());
    }

    @Test
    void revisionLeft_endOfARevision_isAccepted() {
        PayloadCheck.revisionLeft("S", "f", TEN_BYTES, 0, 10, 10, 4, 6);
        PayloadCheck.revisionLeft("S", "f", TEN_BYTES, 0, 10, 6, 4, 6);
        PayloadCheck.revisionLeft("S", "f", TEN_BYTES, 0, 10, 4, 4, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 9})
    void revisionLeft_anyOtherEnd_isMalformed(int end) {
        MalformedResponseException e =
                malformed(() -> PayloadCheck.revisionLeft("S", "f", TEN_BYTES, 0, 10, end, 4, 6));
        assertEquals(
                "a payload of " + end + " or " + (end + 4) + " or " + (end + 6) + " bytes, as counted", e.expected());
        assertEquals("10 bytes", e.found());
    }

    @Test
    void wholeElements_areCountedFromWhereTheArrayStarts() {
        assertEquals(9, PayloadCheck.byteLengthArray("S", "f", TEN_BYTES, 0, 10, 1, 8, 4));
        assertEquals(9, PayloadCheck.rest("S", "f", TEN_BYTES, 0, 9, 1, 4));
        assertEquals(
                "7 bytes",
                malformed(() -> PayloadCheck.byteLengthArray("S", "f", TEN_BYTES, 0, 10, 1, 7, 4))
                        .found());
        assertEquals(
                "9 bytes",
                malformed(() -> PayloadCheck.rest("S", "f", TEN_BYTES, 0, 10, 1, 4))
                        .found());
    }

    @Test
    void atMost_oneByteMore_isMalformed() {
        PayloadCheck.atMost("S", TEN_BYTES, "request.length", 10);
        PayloadCheck.atMost("S", TEN_BYTES, "request.length", -1);
        MalformedResponseException e = malformed(() -> PayloadCheck.atMost("S", TEN_BYTES, "request.length", 9));
        assertEquals("payload", e.field());
        assertEquals("at most 9 bytes, as request.length asked for", e.expected());
        assertEquals("10 bytes", e.found());
    }

    @Test
    void asked_otherNumber_isMalformed() {
        PayloadCheck.asked("S", "f", TEN_BYTES, 0, 10, 2, 4, 2);
        MalformedResponseException e =
                malformed(() -> PayloadCheck.asked("S", "f", TEN_BYTES, 0, 10, 2, 0xffffffffL, 2));
        assertEquals("4294967295 elements, as asked for", e.expected());
        assertEquals("4 elements", e.found());
        assertFalse(e.hasSurplus());
        assertTrue(malformed(() -> PayloadCheck.asked("S", "f", TEN_BYTES, 0, 10, 2, 3, 2))
                .hasSurplus());
    }

    private static MalformedResponseException malformed(Executable check) {
        return assertThrows(MalformedResponseException.class, check);
    }
}
