package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FieldRangeTest {

    private enum Log implements CodedEnum {
        WARNING(1),
        UNRECOGNIZED(-1);

        private final int code;

        Log(int code) {
            this.code = code;
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

    private enum Format implements IdentifiedEnum {
        DRAM(UUID.fromString("601dcbb3-9c06-4eab-b8af-4e9bfb5c9624")),
        UNRECOGNIZED(new UUID(0, 0));

        private final UUID id;

        Format(UUID id) {
            this.id = id;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public String label() {
            return name();
        }
    }

    @Test
    void check_bounds_pass() {
        assertEquals(0, FieldRange.check("S", "f", 0, 0, 0xffffff));
        assertEquals(0xffffff, FieldRange.check("S", "f", 0xffffff, 0, 0xffffff));
    }

    @Test
    void check_oneBeyond_namesStructFieldRangeAndValue() {
        assertEquals(
                "S.f: expected from 0 to 16777215, found 16777216",
                refused(() -> FieldRange.check("S", "f", 0x1000000, 0, 0xffffff)));
        assertEquals("S.f: expected from 8 to 10, found 7", refused(() -> FieldRange.check("S", "f", 7, 8, 10)));
    }

    @Test
    void checkUnsigned_largestValue_isAboveAllOthers() {
        assertEquals(-1, FieldRange.checkUnsigned("S", "f", -1, 0, -1));
        assertEquals(
                "S.f: expected from 0 to 5, found 18446744073709551615",
                refused(() -> FieldRange.checkUnsigned("S", "f", -1, 0, 5)));
    }

    @Test
    void count_oneMoreThanItsFieldHolds_isRefused() {
        assertEquals(255, FieldRange.count("S", "f", 255, 0xff));
        assertEquals(
                "S.f: expected at most 255 of them, found 256", refused(() -> FieldRange.count("S", "f", 256, 0xff)));
    }

    @Test
    void code_unrecognized_isRefused() {
        assertEquals(1, FieldRange.code("S", "f", Log.WARNING, 0xff));
        assertEquals(
                "S.f: expected a constant with a code up to 255, found UNRECOGNIZED",
                refused(() -> FieldRange.code("S", "f", Log.UNRECOGNIZED, 0xff)));
    }

    @Test
    void id_unrecognized_isRefused() {
        assertEquals(Format.DRAM.id(), FieldRange.id("S", "f", Format.DRAM));
        refused(() -> FieldRange.id("S", "f", Format.UNRECOGNIZED));
    }

    @Test
    void find_knownAndUnknownIds_areToldApart() {
        assertEquals(Format.DRAM, IdentifiedEnum.find(Format.values(), Format.DRAM.id(), Format.UNRECOGNIZED));
        assertEquals(Format.UNRECOGNIZED, IdentifiedEnum.find(Format.values(), new UUID(1, 2), Format.UNRECOGNIZED));
        assertEquals(Format.UNRECOGNIZED, IdentifiedEnum.find(Format.values(), new UUID(0, 0), Format.UNRECOGNIZED));
    }

    @Test
    void inPlace_lowBitsSet_isRefused() {
        assertEquals(0x40, FieldRange.inPlace("S", "f", 0x40, 63, 6));
        assertEquals(
                "S.f: expected a value with no bits outside 63:6, found 0x41",
                refused(() -> FieldRange.inPlace("S", "f", 0x41, 63, 6)));
    }

    @Test
    void withBits_otherBits_stay() {
        assertEquals(0xf5, FieldRange.withBits(0xff, 3, 0, 5));
        assertEquals(0x5f, FieldRange.withBits(0xff, 7, 4, 5));
        assertEquals(0xfb, FieldRange.withBit(0xff, 2, false));
        assertEquals(0x04, FieldRange.withBit(0, 2, true));
        assertEquals((-1L << 6) | 7, FieldRange.withBitsInPlace(7, 63, 6, -1L << 6));
        assertEquals(5, FieldRange.withBits(-1, 63, 0, 5));
    }

    @Test
    void total_lessThanGiven_isRefused() {
        FieldRange.total("S", "f", 16, 4, 4);
        assertEquals(
                "S.f: expected a total that fits the 4 given elements, found 3",
                refused(() -> FieldRange.total("S", "f", 3, 3, 4)));
    }

    @Test
    void checkUnsigned_bounds_pass() {
        assertEquals(5, FieldRange.checkUnsigned("S", "f", 5, 5, 9));
        assertEquals(9, FieldRange.checkUnsigned("S", "f", 9, 5, 9));
        assertEquals("S.f: expected from 5 to 9, found 4", refused(() -> FieldRange.checkUnsigned("S", "f", 4, 5, 9)));
        assertEquals(
                "S.f: expected from 5 to 9, found 10", refused(() -> FieldRange.checkUnsigned("S", "f", 10, 5, 9)));
    }

    @Test
    void atLeast_oneFewer_isRefused() {
        FieldRange.atLeast("S", "f", 2, 2);
        FieldRange.atLeast("S", "f", -1, 2);
        assertEquals("S.f: expected at least 2 of them, found 1", refused(() -> FieldRange.atLeast("S", "f", 1, 2)));
    }

    @Test
    void code_moreThanFits_isRefused() {
        assertEquals(1, FieldRange.code("S", "f", Log.WARNING, 1));
        assertEquals(
                "S.f: expected a constant with a code up to 0, found WARNING",
                refused(() -> FieldRange.code("S", "f", Log.WARNING, 0)));
    }

    @Test
    void valid_setThoughItMeansNothing_isRefused() {
        FieldRange.valid("S", "f", true, "g = 1");
        assertEquals(
                "S.f is set, but is valid only if g = 1; set that too, or leave f out",
                refused(() -> FieldRange.valid("S", "f", false, "g = 1")));
    }

    @Test
    void given_notSet_isRefused() {
        FieldRange.given("S", "f", true, "from 1 to 9");
        assertEquals(
                "S.f is not set: expected from 1 to 9",
                refused(() -> FieldRange.given("S", "f", false, "from 1 to 9")));
    }

    private static String refused(Executable check) {
        return assertThrows(IllegalArgumentException.class, check).getMessage();
    }
}
