package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MctpControlTest {

    private static final HexFormat HEX = HexFormat.of();

    private final Fixed endpoint = new Fixed();

    private static final class Fixed implements MctpControl.Endpoint {

        private int eid = 9;

        @Override
        public int eid() {
            return eid;
        }

        @Override
        public boolean setEid(int wanted) {
            boolean free = wanted < 0x80;
            eid = free ? wanted : eid;
            return free;
        }

        @Override
        public UUID uuid() {
            return UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        }
    }

    private Optional<String> answer(String request) {
        return MctpControl.answer(HEX.parseHex(request), endpoint).map(HEX::formatHex);
    }

    @ParameterizedTest
    @CsvSource({
        // Get Endpoint ID: instance 31, completion code, endpoint ID, simple endpoint with a dynamic ID, no more
        "9f02,     1f02 00 09 00 00",
        // Get Endpoint UUID
        "8003,     0003 00 00112233445566778899aabbccddeeff",
        // Get MCTP Version Support of the base specification and of control messages: 1.3.1
        "8004ff,   0004 00 01 f1f3f100",
        "800400,   0004 00 01 f1f3f100",
        // of CXL FM-API and CCI: 1.0.0
        "800407,   0004 00 01 f1f0f000",
        "800408,   0004 00 01 f1f0f000",
        // of PLDM: message type not supported
        "800401,   0004 80",
        // Get Message Type Support
        "8005,     0005 00 02 0807",
        // Set Endpoint ID: accepted, forced, rejected
        "8001000a, 0001 00 00 0a 00",
        "8001010a, 0001 00 00 0a 00",
        "80010090, 0001 00 10 09 00",
        // the null and the broadcast ID, reset and set discovered: invalid data
        "80010000, 0001 02",
        "800100ff, 0001 02",
        "8001020a, 0001 02",
        "8001030a, 0001 02",
        // too short; unknown command
        "800100,   0001 03",
        "8004,     0004 03",
        "8006,     0006 05",
        "80ff,     00ff 05"
    })
    void request_isAnswered(String request, String expected) {
        assertEquals(Optional.of(expected.replace(" ", "")), answer(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "0002", "c002", "4002"})
    void whatIsNoRequest_isNotAnswered(String message) {
        assertEquals(Optional.empty(), answer(message));
    }

    @Test
    void padding_changesNothing() {
        assertEquals(answer("8002"), answer("8002" + "00".repeat(61)));
    }
}
