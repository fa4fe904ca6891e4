package org.cxlmi.runtime.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cxlmi.runtime.transport.PayloadLimits;
import org.junit.jupiter.api.Test;

class RecordedLimitsTest {

    @Test
    void recorded_isReadBack() {
        for (PayloadLimits limits : new PayloadLimits[] {
            PayloadLimits.UNKNOWN, PayloadLimits.ofComponent(2048, 512), PayloadLimits.ofConnection(0, 1)
        }) {
            assertEquals(limits, RecordedLimits.parse(RecordedLimits.text(limits)));
        }
        assertThrows(IllegalArgumentException.class, () -> RecordedLimits.parse("2048 component"));
        assertThrows(IllegalArgumentException.class, () -> RecordedLimits.parse("9999999999 1 component"));
    }
}
