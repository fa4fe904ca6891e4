package org.cxlmi.sdk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.junit.jupiter.api.Test;

class ExtentRangesTest {

    private static final int GRANULE = 64;
    private static final int GRANULES = 40;
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(1);

    private static DynamicCapacityExtent extent(long start, long length) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    /** Extents of random granules, in random order; some of them touch each other. */
    private List<DynamicCapacityExtent> extents() {
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        int at = random.nextInt(4);
        while (at < GRANULES) {
            int length = 1 + random.nextInt(6);
            extents.add(extent((long) at * GRANULE, (long) length * GRANULE));
            at += length + random.nextInt(5);
        }
        Collections.shuffle(extents, random);
        return extents;
    }

    private static BitSet granules(List<DynamicCapacityExtent> extents) {
        BitSet granules = new BitSet();
        for (DynamicCapacityExtent extent : extents) {
            int from = (int) (extent.startingDevicePhysicalAddress() / GRANULE);
            granules.set(from, from + (int) (extent.length() / GRANULE));
        }
        return granules;
    }

    @Test
    void withoutAndWithin_haveTheSameAddressesAsSets() {
        for (int round = 0; round < ROUNDS; round++) {
            List<DynamicCapacityExtent> extents = extents();
            List<DynamicCapacityExtent> others = extents();
            BitSet without = granules(extents);
            without.andNot(granules(others));
            BitSet within = granules(extents);
            within.and(granules(others));

            assertTrue(ExtentRanges.areSound(ExtentRanges.without(extents, others)));
            assertEquals(without, granules(ExtentRanges.without(extents, others)));
            assertEquals(within, granules(ExtentRanges.within(extents, others)));
            assertEquals(
                    (long) within.cardinality() * GRANULE, ExtentRanges.bytes(ExtentRanges.within(extents, others)));
        }
    }

    @Test
    void savedRanges_areReadBack() {
        for (int round = 0; round < ROUNDS; round++) {
            List<DynamicCapacityExtent> extents = extents();

            assertEquals(extents, ExtentRanges.parse(ExtentRanges.saved(extents)));
        }
        assertEquals(List.of(), ExtentRanges.parse(""));
    }

    @Test
    void textThatIsNoSavedRanges_isRefused() {
        for (String text : List.of(
                ",",
                "40",
                "40+",
                "+40",
                "40+40,",
                "x+40",
                "40+40,60+40",
                "40+0",
                "40+5",
                "-40+40",
                "40+-40",
                "7fffffffffffffc0+40",
                "40+40+40")) {
            assertThrows(IllegalArgumentException.class, () -> ExtentRanges.parse(text), text);
        }
    }

    @Test
    void rangesThatOverlapOrWrap_areNotSound() {
        assertTrue(ExtentRanges.areSound(List.of(extent(64, 64), extent(0, 64))));
        assertFalse(ExtentRanges.areSound(List.of(extent(0, 128), extent(64, 64))));
        assertFalse(ExtentRanges.areSound(List.of(extent(0, 64), extent(0, 64))));
        assertFalse(ExtentRanges.areSound(List.of(extent(64, 65))));
        assertFalse(ExtentRanges.areSound(List.of(extent(64, Long.MAX_VALUE - 63))));
        assertFalse(ExtentRanges.areSound(List.of(extent(-64, 64))));
    }

    @Test
    void text_hasTheLargestUnitWithoutFraction() {
        assertEquals(
                "2 extents, 768 MiB: 0x0+256MiB 0x20000000+512MiB",
                ExtentRanges.text(List.of(extent(0, 1L << 28), extent(1L << 29, 1L << 29))));
    }
}
