package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final class SampleBits extends Bits {

        SampleBits(long value) {
            super(value);
        }

        @Override
        public List<BitRange> ranges() {
            return List.of();
        }

        @Override
        public int size() {
            return 2;
        }
    }

    private static final long MIB_256 = 256L << 20;
    private static final Struct STRUCT = EmptyPayload.wrap(new byte[3]);
    private static final String LAST = "2554-07-21T23:34:33.709551615Z";

    @Test
    void instant_zeroAndLargest_spanUnsignedRange() {
        assertEquals(Instant.EPOCH, Units.instant(0));
        assertEquals(Instant.parse("1970-01-01T00:00:01.000000002Z"), Units.instant(1_000_000_002L));
        assertEquals(Instant.parse("2262-04-11T23:47:16.854775808Z"), Units.instant(Long.MIN_VALUE));
        assertEquals(Instant.parse(LAST), Units.instant(-1));
    }

    @Test
    void nanos_anyInstantInRange_isInverse() {
        for (long nanos : new long[] {0, 1, 999_999_999, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertEquals(nanos, Units.nanos("S", "f", Units.instant(nanos)));
        }
    }

    @Test
    void nanos_outsideRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Units.nanos("S", "f", Instant.EPOCH.minusNanos(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Units.nanos("S", "f", Instant.parse(LAST).plusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> Units.nanos("S", "f", Instant.MAX));
    }

    @Test
    void bytes_largestThatFits_isExact() {
        assertEquals(0, Units.bytes(STRUCT, "f", 0, MIB_256));
        assertEquals(Long.MAX_VALUE / MIB_256 * MIB_256, Units.bytes(STRUCT, "f", Long.MAX_VALUE / MIB_256, MIB_256));
    }

    @Test
    void bytes_tooManyForALong_areMalformed() { // F8
        for (long steps : new long[] {Long.MAX_VALUE / MIB_256 + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            MalformedResponseException e = assertThrows(
                    MalformedResponseException.class, () -> Units.bytes(STRUCT, "totalCapacity", steps, MIB_256));

            assertEquals("totalCapacity", e.field());
            assertEquals(Long.toUnsignedString(steps), e.found());
            assertEquals("at most 34359738367 steps of 268435456 bytes", e.expected());
            assertEquals(STRUCT.byteLength(), e.bytes().length);
        }
    }

    @Test
    void bytesOfAPartOfAnInteger_tooManyForALong_areMalformed() {
        SampleBits bits = new SampleBits(-1);

        assertEquals(64, Units.bytes(bits, "address", 1, 64));
        MalformedResponseException e =
                assertThrows(MalformedResponseException.class, () -> Units.bytes(bits, "address", -1, 64));

        assertEquals("SampleBits", e.struct());
        assertEquals("address", e.field());
        assertArrayEquals(new byte[] {-1, -1}, e.bytes());
    }

    @Test
    void steps_notWhole_isRefused() {
        assertEquals(3, Units.steps("S", "f", 3 * MIB_256, MIB_256, 0, 9));
        assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", 3 * MIB_256 + 1, MIB_256, 0, 9));
        assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", -MIB_256, MIB_256, 0, -1));
    }

    @Test
    void powerOfTwo_bounds_areChecked() {
        assertEquals(1, Units.powerOfTwo(STRUCT, "f", 0));
        assertEquals(1L << 62, Units.powerOfTwo(STRUCT, "f", 62));
        for (long exponent : new long[] {63, 255, -1}) {
            MalformedResponseException e =
                    assertThrows(MalformedResponseException.class, () -> Units.powerOfTwo(STRUCT, "limit", exponent));

            assertEquals("limit", e.field());
            assertEquals(Long.toUnsignedString(exponent), e.found());
        }
        assertThrows(MalformedResponseException.class, () -> Units.powerOfTwo(new SampleBits(0), "limit", 63));
    }

    @Test
    void exponent_noPowerOfTwo_isRefused() {
        assertEquals(8, Units.exponent("S", "f", 256, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 0, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 257, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", Long.MIN_VALUE, 0, 63));
    }

    // V1
    @Test
    void stepsAndExponent_outsideTheRange_areRefusedInBytes() {
        assertEquals(
                "S.f: expected a multiple of 64 bytes from 128 to 256, found 64 bytes",
                assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", 64, 64, 2, 4))
                        .getMessage());
        assertEquals(
                "S.f: expected a power of two from 256 to 1024 bytes, found 8192 bytes",
                assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 8192, 8, 10))
                        .getMessage());
        assertEquals(4, Units.steps("S", "f", 256, 64, 2, 4));
    }

    @Test
    void stepsAndExponent_bounds_pass() {
        assertEquals(2, Units.steps("S", "f", 128, 64, 2, 3));
        assertEquals(3, Units.steps("S", "f", 192, 64, 2, 3));
        assertEquals(0, Units.steps("S", "f", 0, 64, 0, 3));
        assertEquals(4, Units.exponent("S", "f", 16, 4, 5));
        assertEquals(5, Units.exponent("S", "f", 32, 4, 5));
        assertEquals(0, Units.exponent("S", "f", 1, 0, 5));
        assertEquals(62, Units.exponent("S", "f", 1L << 62, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", Long.MIN_VALUE, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 8, 4, 5));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 64, 4, 5));
        assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", -64, 64, 0, 3));
    }
}
