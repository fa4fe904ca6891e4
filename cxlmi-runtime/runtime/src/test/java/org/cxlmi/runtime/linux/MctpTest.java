package org.cxlmi.runtime.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mctp.Options;
import org.cxlmi.runtime.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MctpTest {

    @ParameterizedTest
    @CsvSource({"-1, 9", "1, 7", "1, 255"})
    void open_addressOutOfRange_isRefused(int network, int eid) {
        assertThrows(IllegalArgumentException.class, () -> Mctp.open(network, eid));
    }

    @Test
    void open_onThisMachine_worksOrSaysWhatIsMissing() {
        try (Transport transport = Mctp.open(1, 9, Options.DEFAULT.withFmApi(false))) {
            assertEquals("mctp 1:9", transport.name());
        } catch (TransportException e) {
            assertEquals("EAFNOSUPPORT", e.errnoName());
        }
    }

    @Test
    void options_keepWhatIsNotChanged() {
        Options options = Options.DEFAULT
                .withMinimumGap(Duration.ofMillis(40))
                .withMaximumPayload(256)
                .withFmApi(false);

        assertFalse(options.fmApi());
        assertEquals(Duration.ofMillis(40), options.minimumGap());
        assertEquals(256, options.maximumPayload());
        assertEquals("fmApi=false, minimumGap=PT0.04S, maximumPayload=256", options.toString());
        assertTrue(Options.DEFAULT.fmApi());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT1.000000001S"})
    void options_gapOutOfRange_isRefused(String gap) {
        Duration refused = Duration.parse(gap);
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.withMinimumGap(refused));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1 << 21})
    void options_payloadOutOfRange_isRefused(int bytes) {
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.withMaximumPayload(bytes));
    }
}
