package org.cxlmi.simulator.core;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class TimestampClockTest {

    private final SimulatedClock clock = SimulatedClock.driven();
    private final Endpoint endpoint =
            Endpoint.over(SimulatedMemoryDevice.builder().clock(clock).build().connect());
    private final Generic component = Generic.of(endpoint);

    @Test
    void getTimestamp_neverSet_isAbsent() {
        clock.advance(Duration.ofDays(1));

        assertEquals(Optional.empty(), component.getTimestamp().timestamp());
    }

    @Test
    void getTimestamp_runsOnFromWhatWasSet() {
        component.setTimestamp(Instant.ofEpochSecond(100));
        clock.advance(Duration.ofNanos(1_500_000_001));

        assertEquals(
                Optional.of(Instant.ofEpochSecond(101, 500_000_001)),
                component.getTimestamp().timestamp());
    }

    @Test
    void setTimestamp_again_replaces() {
        component.setTimestamp(Instant.ofEpochSecond(100));
        component.setTimestamp(Instant.ofEpochSecond(50));

        assertEquals(
                Optional.of(Instant.ofEpochSecond(50)), component.getTimestamp().timestamp());
    }

    @Test
    void setTimestamp_tooShort_isInvalidPayloadLengthAndSetsNothing() {
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetTimestamp.OPCODE, new byte[7]));

        assertEquals(Optional.empty(), component.getTimestamp().timestamp());
    }
}
