package org.cxlmi.runtime.libcxlmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cxlmi.runtime.libcxlmi.Libcxlmi.Options;
import org.cxlmi.runtime.libcxlmi.Libcxlmi.Tunnel;
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

    @Test
    void openDevice_ldPool_isRefused() {
        Options options = Options.DEFAULT.withTunnel(Tunnel.toLdPool());
        assertThrows(IllegalArgumentException.class, () -> Libcxlmi.openDevice("mem0", options));
    }

    @ParameterizedTest
    @CsvSource({"-2, -1, false", "256, -1, false", "-1, 256, false", "1, -1, true", "-1, 1, true"})
    void tunnel_outOfRange_isRefused(int port, int ld, boolean pool) {
        assertThrows(IllegalArgumentException.class, () -> new Tunnel(port, ld, pool));
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
        Options options = Options.DEFAULT
                .withFmApi(false)
                .withTunnel(Tunnel.toPortAndLd(3, 1))
                .withLogLevel(7)
                .withVendorResponse(16);
        assertEquals(new Options(false, new Tunnel(3, 1, false), 7, 16), options);
        assertEquals(new Tunnel(-1, 2, false), Tunnel.toLd(2));
        assertEquals(new Tunnel(2, -1, false), Tunnel.toPort(2));
        assertTrue(Options.DEFAULT.fmApi());
    }
}
