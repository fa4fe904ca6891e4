package org.cxlmi.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@SimulatedCxl
class SimulatedCxlTest {

    private static final List<Endpoint> OPENED = new ArrayList<>();
    private static final List<SimulatedMemoryDevice> DEVICES = new ArrayList<>();

    @BeforeEach
    void remember(Endpoint endpoint) {
        OPENED.add(endpoint);
    }

    @AfterAll
    static void allAreClosed() {
        assertTrue(OPENED.size() > 3);
        OPENED.forEach(endpoint -> assertFalse(endpoint.isOpen()));
        OPENED.clear();
        DEVICES.clear();
    }

    @RepeatedTest(2)
    void eachTest_hasADeviceOfItsOwn(SimulatedMemoryDevice device, Cxl cxl) {
        assertEquals("mem0", device.name());
        assertEquals(1, cxl.endpoints().size());
        DEVICES.forEach(before -> assertNotSame(before, device));
        DEVICES.add(device);
    }

    @Test
    void faults_takeNoTime(Endpoint endpoint, SimulatedComponent device, SimulatedClock clock) {
        endpoint.setTimeout(Duration.ofHours(20));
        device.faults().once(Identify.COMMAND).loseRequest();
        Instant before = clock.instant();

        assertThrows(CxlTimeoutException.class, () -> Generic.of(endpoint).identify());

        assertTrue(Duration.between(before, clock.instant()).toHours() >= 19);
    }

    @Test
    @SimulatedCxl(runningClock = true)
    void runningClock_runs(SimulatedClock clock) {
        assertTrue(Duration.between(clock.instant(), Instant.now()).abs().toMinutes() < 1);
    }
}
