package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BitsTest {

    private enum Severity implements CodedEnum {
        FATAL(3),
        UNRECOGNIZED(-1);

        private final int code;

        Severity(int code) {
            this.code = code;
        }

        static Severity of(int code) {
            return code == 3 ? FATAL : UNRECOGNIZED;
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public String label() {
            return name();
        }
    }

    private static final class Flags extends Bits {

        Flags(long value) {
            super(value);
        }

        @Override
        public List<BitRange> ranges() {
            return List.of(
                    BitRange.code("severity", 1, 0, Severity::of),
                    BitRange.flag("permanent", 2),
                    BitRange.number("percent", 14, 8, "%"),
                    BitRange.hex("identifier", 22, 16));
        }

        @Override
        public int size() {
            return 3;
        }
    }

    @Test
    void toString_flagsNumbersAndCodes_areNamed() {
        assertEquals("severity=FATAL, permanent, percent=42 % (0x002a07)", new Flags(0x2a07).toString());
    }

    @Test
    void toString_codesWithoutAConstant_areInHex() { // M11
        assertEquals("severity=UNRECOGNIZED (0x02) (0x000002)", new Flags(2).toString());
        assertEquals(
                "{severity=UNRECOGNIZED (0x001f)} (0x03e0)",
                Bits.nestedText(0x3e0, 2, List.of(BitRange.code("severity", 13, 5, Severity::of))));
    }

    @Test
    void toString_codeOfZeroWithoutAConstant_saysNothing() { // M11
        assertEquals("0x000000", new Flags(0).toString());
        assertEquals("permanent (0x000004)", new Flags(4).toString());
    }

    @Test
    void toString_numberInHex_isInHex() {
        assertEquals("identifier=0x2a (0x2a0000)", new Flags(0x2a0000).toString());
    }

    @Test
    void toString_unknownBits_showInHex() {
        assertEquals("severity=FATAL (0x800003)", new Flags(0x800003).toString());
    }

    @Test
    void equals_sameBits_areEqual() {
        assertEquals(new Flags(5), new Flags(5));
        assertEquals(new Flags(5).hashCode(), new Flags(5).hashCode());
        assertNotEquals(new Flags(5), new Flags(4));
    }

    @Test
    void valueIn_rangesOf64Bits_areUnsigned() {
        assertEquals(-1L, BitRange.number("all", 63, 0, "").valueIn(-1));
        assertEquals(1, BitRange.flag("highest", 63).valueIn(Long.MIN_VALUE));
        assertEquals(0x3ffffffffffffffL, BitRange.number("high", 63, 6, "").valueIn(-1));
        assertEquals(-64L, BitRange.inPlace("address", 63, 6, "").valueIn(-1));
    }

    @Test
    void asLong_isTheIntegerAndItsBytesAreLittleEndian() {
        assertEquals(0x123456, new Flags(0x123456).asLong());
        assertEquals("563412", Hex.text(new Flags(0x123456).wireBytes()));
        assertEquals(Long.hashCode(0x123456), new Flags(0x123456).hashCode());
    }

    @Test
    void toString_numberThatKeepsItsPlace_hasItsUnit() {
        assertEquals(
                "{address=0x40 bytes} (0x41)",
                Bits.nestedText(0x41, 1, List.of(BitRange.inPlace("address", 7, 6, "bytes"))));
        assertEquals("{address=0x40} (0x41)", Bits.nestedText(0x41, 1, List.of(BitRange.inPlace("address", 7, 6, ""))));
    }

    @Test
    void nestedText_ofOneFlag_hasNoBraces() {
        assertEquals("ready (0x01)", Bits.nestedText(1, 1, List.of(BitRange.flag("ready", 0))));
        assertEquals(
                "{ready, done} (0x03)",
                Bits.nestedText(3, 1, List.of(BitRange.flag("ready", 0), BitRange.flag("done", 1))));
    }

    @Test
    void isValidIn_allConditionsHold() {
        BitRange range = BitRange.number("level", 7, 4, "")
                .validIf(BitCondition.of("ready", 1, false, 1), BitCondition.of("not mode = 1 or 2", 6, true, 2, 4));

        assertTrue(range.isValidIn(0x71));
        assertTrue(range.isValidIn(0x77));
        assertFalse(range.isValidIn(0x70));
        assertFalse(range.isValidIn(0x73));
        assertFalse(range.isValidIn(0x75));
        assertEquals("0x73", Bits.nestedText(0x73, 1, List.of(range)));
        assertEquals("{level=7} (0x71)", Bits.nestedText(0x71, 1, List.of(range)));
        assertTrue(BitRange.flag("ready", 0).isValidIn(0));
    }
}
