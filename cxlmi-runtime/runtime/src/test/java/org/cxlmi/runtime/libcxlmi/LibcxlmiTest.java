package org.cxlmi.runtime.libcxlmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cxlmi.runtime.libcxlmi.Libcxlmi.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibcxlmiTest {

    @ParameterizedTest
    @CsvSource({"-1, 8", "0, 7", "0, 255", "1, -1"})
    void openMctp_outOfRange_isRefused(int network, int eid) {
        assertThrows(IllegalArgumentException.class, () -> Libcxlmi.openMctp(network, eid));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8})
    void logLevel_outOfRange_isRefused(int level) {
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.withLogLevel(level));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, (1 << 20) + 1})
    void vendorResponse_outOfRange_isRefused(int bytes) {
        assertThrows(IllegalArgumentException.class, () -> Options.DEFAULT.withVendorResponse(bytes));
    }

    @Test
    void options_with_changeOneThingEach() {
        Options options = Options.DEFAULT.withFmApi(false).withLogLevel(7).withVendorResponse(16);
        assertEquals(new Options(false, 7, 16), options);
        assertTrue(Options.DEFAULT.fmApi());
    }
}
