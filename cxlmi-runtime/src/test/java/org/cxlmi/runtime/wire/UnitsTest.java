package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final long MIB_256 = 256L << 20;
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
        assertEquals(0, Units.bytes(0, MIB_256));
        assertEquals(Long.MAX_VALUE / MIB_256 * MIB_256, Units.bytes(Long.MAX_VALUE / MIB_256, MIB_256));
    }

    @Test
    void bytes_oneStepMore_doesNotFit() {
        assertThrows(ArithmeticException.class, () -> Units.bytes(Long.MAX_VALUE / MIB_256 + 1, MIB_256));
        assertThrows(ArithmeticException.class, () -> Units.bytes(-1, MIB_256));
    }

    @Test
    void steps_notWhole_isRefused() {
        assertEquals(3, Units.steps("S", "f", 3 * MIB_256, MIB_256));
        assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", 3 * MIB_256 + 1, MIB_256));
        assertThrows(IllegalArgumentException.class, () -> Units.steps("S", "f", -MIB_256, MIB_256));
    }

    @Test
    void powerOfTwo_bounds_areChecked() {
        assertEquals(1, Units.powerOfTwo(0));
        assertEquals(1L << 62, Units.powerOfTwo(62));
        assertThrows(ArithmeticException.class, () -> Units.powerOfTwo(63));
        assertThrows(ArithmeticException.class, () -> Units.powerOfTwo(255));
    }

    @Test
    void exponent_noPowerOfTwo_isRefused() {
        assertEquals(8, Units.exponent("S", "f", 256));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 0));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", 257));
        assertThrows(IllegalArgumentException.class, () -> Units.exponent("S", "f", Long.MIN_VALUE));
    }
}
