package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, what is sent, limits, and closing. */
class MctpTransportTest extends ScriptedMctp {

    @Test
    void open_takesASocketForEachMessageType() {
        try (MctpTransport transport = open()) {
            assertEquals("mctp 1:9", transport.name());
            assertEquals(Duration.ofSeconds(2), transport.defaultTimeout());
            assertEquals(2, kernel.openDescriptors());
        }
        assertEquals(0, kernel.openDescriptors());
    }

    @ParameterizedTest
    @CsvSource({"-1, 9", "1, 0", "1, 7", "1, 255", "1, -9"})
    void open_addressOutOfRange_isRefused(int network, int eid) {
        assertThrows(IllegalArgumentException.class, () -> new MctpAddress(network, eid));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void open_refused_leavesNothingOpen(int sockets) {
        if (sockets == 1) {
            kernel.socketResults.add(0);
        }
        kernel.socketResults.add(-24);

        TransportException e = assertThrows(TransportException.class, this::open);

        assertEquals("EMFILE", e.errnoName());
        assertEquals(sockets, kernel.opened);
        assertEquals(0, kernel.openDescriptors());
    }

    @Test
    void open_kernelWithoutMctp_saysSo() {
        kernel.socketResults.add(-97);

        TransportException e = assertThrows(TransportException.class, this::open);

        assertEquals("EAFNOSUPPORT", e.errnoName());
        assertTrue(e.getMessage().contains("CONFIG_MCTP"), e.getMessage());
    }

    @Test
    void exchange_sendsHeaderAndPayload() {
        kernel.component = message -> List.of(Reply.of(hex(
                "01" // category: response
                        + "00" // tag
                        + "00" // reserved
                        + "0202" // opcode
                        + "030000" // payload length
                        + "0000" // return code
                        + "cdab" // vendor extended status
                        + "0a0b0c")));
        try (MctpTransport transport = open()) {
            CciResponse response = exchange(transport, 0x0202, (byte) 0x11, (byte) 0x22);

            assertEquals(0, response.returnCode());
            assertEquals(0xABCD, response.vendorExtendedStatus());
            assertArrayEquals(hex("0a0b0c"), response.payload());
        }
        assertArrayEquals(
                hex("00000002020200000000" + "0000" + "1122"),
                kernel.sent.get(0).bytes());
        assertEquals(8, kernel.sent.get(0).type());
    }

    @Test
    void exchange_fabricCommand_goesAsType7ByItsOwnSocket() {
        try (MctpTransport transport = open()) {
            exchange(transport, 0xC000);
            exchange(transport, 0x5100);
        }
        assertEquals(8, kernel.sent.get(0).type());
        assertEquals(7, kernel.sent.get(1).type());
        assertFalse(kernel.sent.get(0).fd() == kernel.sent.get(1).fd());
    }

    @Test
    void exchange_fmApiOff_sendsNothingUntilItIsOn() {
        try (MctpTransport transport = open()) {
            transport.setFmApi(false);
            transport.setFmApi(false);
            assertFalse(transport.hasFmApi());
            assertEquals(1, kernel.openDescriptors());

            UnsupportedCommandException e =
                    assertThrows(UnsupportedCommandException.class, () -> exchange(transport, 0x5300));
            assertSame(Reason.FM_API_DISABLED, e.reason());
            assertTrue(kernel.sent.isEmpty());
            assertWorks(transport);

            transport.setFmApi(true);
            transport.setFmApi(true);
            assertTrue(transport.hasFmApi());
            assertEquals(0, exchange(transport, 0x5100).returnCode());
        }
        assertEquals(0, kernel.openDescriptors());
    }

    @Test
    void exchange_backgroundStarted_isAResponse() {
        kernel.component = message -> List.of(Reply.to(message, new CciResponse(1, 0, new byte[0])));
        try (MctpTransport transport = open()) {
            assertTrue(exchange(transport, 0xC000).isBackground());
        }
    }

    @Test
    void exchange_everyCommand_hasItsOwnTag() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 600; i++) {
                exchange(transport, 0xC000);
            }
        }
        for (int i = 0; i < 600; i++) {
            assertEquals(i % 256, kernel.sent.get(i).bytes()[1] & 0xFF);
        }
    }

    @Test
    void exchange_largestPayload_goesInBothDirections() {
        byte[] payload = new byte[MAXIMUM_PAYLOAD];
        payload[MAXIMUM_PAYLOAD - 1] = 7;
        try (MctpTransport transport = open()) {
            assertArrayEquals(payload, exchange(transport, 0xC000, payload).payload());
        }
    }

    @Test
    void exchange_payloadTooLarge_sendsNothing() {
        try (MctpTransport transport = open()) {
            UnsupportedCommandException e = assertThrows(
                    UnsupportedCommandException.class,
                    () -> exchange(transport, 0xC000, new byte[MAXIMUM_PAYLOAD + 1]));

            assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
            assertTrue(kernel.sent.isEmpty());
        }
    }

    @Test
    void limits_areThoseOfTheOptions_andOfTheComponent() {
        try (MctpTransport transport = open()) {
            assertEquals(PayloadLimits.ofConnection(MAXIMUM_PAYLOAD, MAXIMUM_PAYLOAD), transport.limits());

            transport.limitRequests(256);
            assertEquals(PayloadLimits.ofConnection(256, 256), transport.limits());
        }
    }

    @Test
    void limitRequests_holdsBackWhatTheComponentDoesNotAccept() {
        try (MctpTransport transport = open()) {
            transport.limitRequests(256);

            assertSame(
                    Reason.PAYLOAD_TOO_LARGE,
                    assertThrows(UnsupportedCommandException.class, () -> exchange(transport, 0xC000, new byte[257]))
                            .reason());
            assertTrue(kernel.sent.isEmpty());
            assertEquals(256, exchange(transport, 0xC000, new byte[256]).payload().length);

            transport.limitRequests(1 << 20);
            assertThrows(
                    UnsupportedCommandException.class,
                    () -> exchange(transport, 0xC000, new byte[MAXIMUM_PAYLOAD + 1]));
        }
    }

    @Test
    void close_twice_closesOnce() {
        MctpTransport transport = open();
        transport.close();
        transport.close();

        assertEquals(2, kernel.closed.size());
        assertThrows(IllegalStateException.class, () -> exchange(transport, 0xC000));
        assertThrows(IllegalStateException.class, () -> transport.setFmApi(true));
    }
}
