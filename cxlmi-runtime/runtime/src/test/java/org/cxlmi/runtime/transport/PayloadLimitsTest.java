package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadLimitsTest {

    @Test
    void unknown_isAbsent() {
        assertEquals(OptionalInt.empty(), PayloadLimits.UNKNOWN.request());
        assertEquals(OptionalInt.empty(), PayloadLimits.UNKNOWN.response());
        assertFalse(PayloadLimits.UNKNOWN.isComplete());
        assertEquals(OptionalInt.empty(), PayloadLimits.UNKNOWN.inside(16).request());
    }

    @ParameterizedTest
    @CsvSource({"8, 256", "10, 1024", "20, 1048576"})
    void ofExponent_withinTheSpecification_isAPowerOfTwo(int exponent, int bytes) {
        assertEquals(OptionalInt.of(bytes), PayloadLimits.ofExponent(exponent));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 21, 31, 32, 255})
    void ofExponent_thatNoComponentCanMean_isAbsent(int exponent) {
        assertEquals(OptionalInt.empty(), PayloadLimits.ofExponent(exponent));
    }

    @Test
    void withAccepted_boundsBothDirections() {
        PayloadLimits limits = PayloadLimits.ofConnection(65536, 1024).withAccepted(2048);

        assertEquals(PayloadLimits.ofConnection(2048, 1024), limits);
        assertEquals(PayloadLimits.ofConnection(512, 512), PayloadLimits.UNKNOWN.withAccepted(512));
    }

    @Test
    void inside_takesTheOverheadOff_andIsTheComponentsNoMore() {
        PayloadLimits limits = PayloadLimits.ofComponent(256, 8).inside(16);

        assertEquals(PayloadLimits.ofConnection(240, 0), limits);
    }

    @Test
    void toString_saysWhatIsUnknown() {
        assertEquals(
                "requests of up to 2048 bytes, responses of up to 512 bytes",
                PayloadLimits.ofComponent(2048, 512).toString());
        assertTrue(PayloadLimits.UNKNOWN.toString().contains("of unknown length"));
    }
}
