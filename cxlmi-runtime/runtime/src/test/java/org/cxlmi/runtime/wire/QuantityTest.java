package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void ofBytes_isInTheLargestUnitThatLeavesNoFraction() {
        assertEquals("0 bytes", Quantity.ofBytes(0));
        assertEquals("192 bytes", Quantity.ofBytes(192));
        assertEquals("1023 bytes", Quantity.ofBytes(1023));
        assertEquals("1 KiB", Quantity.ofBytes(1024));
        assertEquals("1536 MiB", Quantity.ofBytes(1536L << 20));
        assertEquals("4 EiB", Quantity.ofBytes(1L << 62));
        assertEquals("8 EiB", Quantity.ofBytes(Long.MIN_VALUE));
        assertEquals("18446744073709551615 bytes", Quantity.ofBytes(-1));
    }
}
