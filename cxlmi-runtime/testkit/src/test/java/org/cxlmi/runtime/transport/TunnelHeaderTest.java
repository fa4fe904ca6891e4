package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The header of CXL 2.0; that of CXL 3.0 is what {@link TunnelTransportTest} is about. */
class TunnelHeaderTest {

    private static final Tunnel TO_PORT = Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0);

    private final ScriptedTransport transport = new ScriptedTransport("sw");
    private final Endpoint endpoint = Endpoint.over(transport);

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static Stream<Arguments> frames() {
        return Stream.of(
                arguments(
                        TO_PORT,
                        "03 00 0f00 08" // port, reserved, length of type and message, type: CCI
                                + "00 01 00 0054 020000 0000 0000 a1a2",
                        "0e00 0000 08" // length of type and message, reserved, type: CCI
                                + "01 01 00 0054 010000 0000 0000 b1"),
                arguments(
                        TO_PORT.ld(1), // both tunnels have the header of the first
                        "03 00 2000 08" // port
                                + "00 01 00 0053 130000 0000 0000"
                                + "01 00 0f00 08" // LD
                                + "00 01 00 0054 020000 0000 0000 a1a2",
                        "1f00 0000 08 01 01 00 0053 120000 0000 0000"
                                + "0e00 0000 08 01 01 00 0054 010000 0000 0000 b1"),
                arguments(
                        TO_PORT.then(Tunnel.ldPool()), // each tunnel has its own
                        "03 00 1f00 08" // port
                                + "00 01 00 0053 120000 0000 0000"
                                + "00 01 0e00" // LD pool
                                + "00 01 00 0054 020000 0000 0000 a1a2",
                        "1e00 0000 08 01 01 00 0053 110000 0000 0000" + "0d00 0000 01 01 00 0054 010000 0000 0000 b1"));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void exchange_isFramedAsCxl20HasIt(Tunnel tunnel, String request, String response) {
        transport.on(TunnelFrame.OPCODE).expecting(hex(request)).reply(hex(response));

        assertArrayEquals(hex("b1"), endpoint.through(tunnel).executeRaw(0x5400, hex("a1a2")));
    }

    @Test
    void exchange_reservedBytesOfTheResponse_areIgnored() {
        transport.on(TunnelFrame.OPCODE).reply(hex("0e00 ffff 08 01 01 00 0054 010000 0000 0000 b1"));

        assertArrayEquals(hex("b1"), endpoint.through(TO_PORT).executeRaw(0x5400, new byte[0]));
    }

    static Stream<Arguments> malformed() {
        String good = "01 01 00 0054 010000 0000 0000 b1";
        return Stream.of(
                fault("nothing", "", "payload"),
                fault("no type", "0e00 0000", "payload"),
                fault("no message", "0100 0000 08", "length"),
                fault("length of nothing", "0000 0000 08" + good, "message"),
                fault("length below a header", "0c00 0000 08 01 01 00 0054 000000 0000 00", "length"),
                fault("length without the type", "0d00 0000 08" + good, "message"),
                fault("length beyond the bytes", "0f00 0000 08" + good, "message"),
                fault("type of fabric management", "0e00 0000 07" + good, "messageType"),
                fault("type of control messages", "0e00 0000 00" + good, "messageType"),
                fault("header of CXL 3.0", "0d00 0000" + good, "messageType"),
                fault("wrong tag", "0e00 0000 08 01 02 00 0054 010000 0000 0000 b1", "message"));
    }

    private static Arguments fault(String name, String response, String field) {
        return arguments(Named.of(name, response), field);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void exchange_malformed_isFound(String response, String field) {
        transport.on(TunnelFrame.OPCODE).reply(hex(response));
        CxlTarget behind = endpoint.through(TO_PORT);

        MalformedResponseException e =
                assertThrows(MalformedResponseException.class, () -> behind.executeRaw(0x5400, new byte[0]));

        assertEquals(field, e.field());
        assertEquals("sw > port 3", e.target());
    }

    @Test
    void limits_areSmallerByTheHeaders() {
        transport.limits(PayloadLimits.ofConnection(1024, 512));

        assertEquals(
                PayloadLimits.ofConnection(1024 - 17, 512 - 17),
                endpoint.through(TO_PORT).limits());
        assertEquals(
                OptionalInt.of(1024 - 17 - 16),
                endpoint.through(TO_PORT.then(Tunnel.ldPool())).limits().request());
        endpoint.limitRequests(256);
        assertEquals(
                OptionalInt.of(256 - 17 - 17),
                endpoint.through(TO_PORT)
                        .through(Tunnel.logicalDevice(1).withHeader(TunnelHeader.CXL_2_0))
                        .limits()
                        .request());
    }

    @Test
    void exchange_largestMessage_isOneByteLess() {
        transport.always(TunnelFrame.OPCODE).answer(request -> {
            CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_2_0, request.payload());
            CciMessage response = message.respond(new CciResponse(0, 0, new byte[] {1}));
            return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_2_0, response));
        });
        Transport tunnelled = TunnelTransport.through(transport, TO_PORT);
        CciRequest fits = new CciRequest("Test", 0xC000, MessageType.CCI, new byte[0xFFFF - 1 - 12]);
        CciRequest tooLarge = new CciRequest("Test", 0xC000, MessageType.CCI, new byte[0xFFFF - 12]);

        assertTrue(
                tunnelled.exchange(fits, Deadline.after(Duration.ofSeconds(1))).isSuccess());
        assertThrows(
                UnsupportedCommandException.class,
                () -> tunnelled.exchange(tooLarge, Deadline.after(Duration.ofSeconds(1))));
    }

    @Test
    void ldPool_cannotBeSaid() {
        assertThrows(IllegalArgumentException.class, () -> Tunnel.ldPool().withHeader(TunnelHeader.CXL_2_0));
        assertThrows(IllegalArgumentException.class, TO_PORT::pool);
        assertFalse(TunnelFrame.leadsToLdPool(TunnelHeader.CXL_2_0, hex("03 01 0d00 08")));
        assertEquals(3, TunnelFrame.targetOf(TunnelHeader.CXL_2_0, hex("03 01 0d00 08")));
    }

    @Test
    void equals_seesTheHeader() {
        assertNotEquals(Tunnel.switchPort(3), TO_PORT);
        assertEquals(Tunnel.switchPort(3), TO_PORT.withHeader(TunnelHeader.CXL_3_0));
        assertEquals(Tunnel.switchPort(3).ld(1).withHeader(TunnelHeader.CXL_2_0), TO_PORT.ld(1));
    }
}
