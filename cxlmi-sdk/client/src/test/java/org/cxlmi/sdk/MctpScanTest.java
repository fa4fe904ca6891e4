package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.cxlmi.runtime.linux.Mctp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MctpScanTest {

    private static final MctpScan SCAN = MctpScan.onBus("unix:path=/tmp/bus");

    @Test
    void with_changesOneThingEach() {
        Mctp.Options options = Mctp.Options.DEFAULT.withFmApi(false);

        MctpScan scan = SCAN.withTimeout(Duration.ofSeconds(3)).withOptions(options);

        assertEquals("unix:path=/tmp/bus", scan.bus());
        assertEquals(Duration.ofSeconds(3), scan.timeout());
        assertSame(options, scan.options());
        assertEquals(Duration.ofSeconds(25), SCAN.timeout());
        assertSame(Mctp.Options.DEFAULT, SCAN.options());
        assertEquals("bus=unix:path=/tmp/bus, timeout=PT3S, options={" + options + "}", scan.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P1DT0.000000001S"})
    void timeout_outOfRange_isRefused(String timeout) {
        Duration refused = Duration.parse(timeout);
        assertThrows(IllegalArgumentException.class, () -> SCAN.withTimeout(refused));
    }
}
