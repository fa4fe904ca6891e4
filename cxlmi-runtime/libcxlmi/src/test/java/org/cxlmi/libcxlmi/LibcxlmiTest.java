package org.cxlmi.libcxlmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cxlmi.libcxlmi.Libcxlmi.Options;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.libcxlmi.internal.LibcxlmiTransport;
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
        LibcxlmiTransport.Settings settings = Options.DEFAULT
                .withFmApi(false)
                .withLogLevel(7)
                .withVendorResponse(16)
                .settings();
        assertEquals(new LibcxlmiTransport.Settings(Options.DEFAULT.settings().calls(), false, 7, 16), settings);
        assertTrue(Options.DEFAULT.settings().fmApi());
    }

    @Test
    void calls_ofAUser_goBeforeTheShippedOnes() {
        LibcxlmiCall lamp =
                LibcxlmiCall.define("acme_get_lamp", Shape.OUT, 0, 4).build();
        LibcxlmiCall identify =
                LibcxlmiCall.define("acme_identify", Shape.OUT, 0, 18).build();
        CallTable own = (opcode, command) -> switch (command) {
            case "Get Lamp" -> Optional.of(lamp);
            case "Identify" -> Optional.of(identify);
            default -> Optional.empty();
        };

        CallTable calls = Options.DEFAULT.withCalls(own).settings().calls();

        assertEquals(Optional.of(lamp), calls.find(0xC000, "Get Lamp"));
        assertEquals(Optional.of(identify), calls.find(0x0001, "Identify"));
        assertEquals(
                Optional.of("cxlmi_cmd_get_timestamp"),
                calls.find(0x0300, "Get Timestamp").map(LibcxlmiCall::function));
        assertEquals(Optional.empty(), calls.find(0xC000, "Get Lamps"));
    }
}
