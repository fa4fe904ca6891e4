package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TunnelTransportTest {

    private static final int TUNNEL = 0x5300;

    private final ScriptedTransport transport = new ScriptedTransport("sw");

    private CciResponse exchange(Tunnel tunnel, String payload) {
        return exchange(TunnelTransport.through(transport, tunnel), payload);
    }

    private static CciResponse exchange(Transport tunnelled, String payload) {
        return tunnelled.exchange(
                new CciRequest("Test", 0x4000, MessageType.CCI, hex(payload)), Deadline.after(Duration.ofSeconds(1)));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static Stream<Arguments> frames() {
        return Stream.of(
                frame(
                        Tunnel.switchPort(3),
                        "03 00 0e00" // port, target type, length
                                + "00 01 00 0040 020000 0000 0000 a1a2",
                        "0d00 0000" // length, reserved
                                + "01 01 00 0040 010000 0000 0000 b1"),
                frame(
                        Tunnel.logicalDevice(1),
                        "01 00 0e00 00 01 00 0040 020000 0000 0000 a1a2",
                        "0d00 0000 01 01 00 0040 010000 0000 0000 b1"),
                frame(
                        Tunnel.ldPool(),
                        "00 01 0e00 00 01 00 0040 020000 0000 0000 a1a2",
                        "0d00 0000 01 01 00 0040 010000 0000 0000 b1"),
                frame(
                        Tunnel.switchPort(3).ld(1),
                        "03 00 1e00" // port, target type, length
                                + "00 01 00 0053 120000 0000 0000" // carried to the port
                                + "01 00 0e00" // LD, target type, length
                                + "00 01 00 0040 020000 0000 0000 a1a2",
                        "1d00 0000 01 01 00 0053 110000 0000 0000" // from the port
                                + "0d00 0000 01 01 00 0040 010000 0000 0000 b1"),
                frame(
                        Tunnel.switchPort(1).then(Tunnel.switchPort(2)).pool(),
                        "01 00 2e00 00 01 00 0053 220000 0000 0000"
                                + "02 00 1e00 00 01 00 0053 120000 0000 0000"
                                + "00 01 0e00 00 01 00 0040 020000 0000 0000 a1a2",
                        "2d00 0000 01 01 00 0053 210000 0000 0000"
                                + "1d00 0000 01 01 00 0053 110000 0000 0000"
                                + "0d00 0000 01 01 00 0040 010000 0000 0000 b1"));
    }

    private static Arguments frame(Tunnel tunnel, String request, String response) {
        return Arguments.of(tunnel, request, response);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void exchange_isFramedAsTheSpecificationHasIt(Tunnel tunnel, String request, String response) {
        transport.on(TUNNEL).expecting(hex(request)).reply(hex(response));

        CciResponse inner = exchange(tunnel, "a1a2");

        assertTrue(inner.isSuccess());
        assertArrayEquals(hex("b1"), inner.payload());
        CciRequest outer = transport.exchanges().get(0).request();
        assertSame(MessageType.FM_API, outer.messageType());
        assertEquals("Tunnel Management Command for Test, to " + tunnel, outer.command());
    }

    @Test
    void exchange_eachCommand_hasItsOwnTag() {
        transport.always(TUNNEL).answer(TunnelTransportTest::echo);
        TunnelTransport tunnelled = TunnelTransport.through(transport, Tunnel.switchPort(3));
        for (int i = 0; i < 300; i++) {
            exchange(tunnelled, "");
        }
        for (int i = 0; i < 300; i++) {
            byte[] frame = transport.exchanges().get(i).request().payload();
            assertEquals((i + 1) % 256, frame[5] & 0xFF);
        }
    }

    private static CciResponse echo(CciRequest request) {
        CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, request.payload());
        CciMessage response = message.respond(new CciResponse(0, 0, message.payload()));
        return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, response));
    }

    @Test
    void exchange_innerReturnCode_isTheResponse() {
        transport.on(TUNNEL).reply(hex("0c00 0000 01 01 00 0040 000000 0600 3412"));

        CciResponse response = exchange(Tunnel.switchPort(3), "");

        assertEquals(ReturnCode.BUSY.code(), response.returnCode());
        assertEquals(0x1234, response.vendorExtendedStatus());
    }

    @Test
    void exchange_innerBackground_isTheResponse() {
        transport.on(TUNNEL).reply(hex("0c00 0000 01 01 00 0040 000080 0100 0000"));

        assertTrue(exchange(Tunnel.switchPort(3), "").isBackground());
    }

    @Test
    void exchange_endpointRefuses_isAFailureOfLayer0() {
        transport.on(TUNNEL).fail(0x03, 0x77);

        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> exchange(Tunnel.switchPort(3).ld(1), ""));

        assertEquals(0, e.layer());
        assertEquals("sw", e.target());
        assertTrue(e.getMessage().endsWith("It was not passed on to port 3."), e.getMessage());
        assertSame(ReturnCode.UNSUPPORTED, e.returnCode());
        assertEquals(0x77, e.vendorExtendedStatus());
        assertEquals(TUNNEL, e.opcode());
        assertEquals("Tunnel Management Command for Test, to port 3 > LD 1", e.command());
    }

    @Test
    void exchange_componentInBetweenRefuses_isAFailureOfItsLayer() {
        transport.on(TUNNEL).reply(hex("0c00 0000 01 01 00 0053 000000 0200 0000"));

        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> exchange(Tunnel.switchPort(3).ld(1), ""));

        assertEquals(1, e.layer());
        assertEquals("sw > port 3", e.target());
        assertTrue(e.getMessage().endsWith("It was not passed on to LD 1."), e.getMessage());
        assertSame(ReturnCode.INVALID_INPUT, e.returnCode());
        assertEquals("Tunnel Management Command for Test, to LD 1", e.command());
    }

    @Test
    void exchange_tunnelInTheBackground_isMalformed() {
        transport.on(TUNNEL).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        assertEquals(
                "returnCode",
                assertThrows(MalformedResponseException.class, () -> exchange(Tunnel.switchPort(3), ""))
                        .field());
    }

    static Stream<Arguments> malformed() {
        String good = "01 01 00 0040 010000 0000 0000 b1";
        return Stream.of(
                fault("nothing", "", "payload"),
                fault("half a length", "0d", "payload"),
                fault("no message", "0d00 0000", "message"),
                fault("length of nothing", "0000 0000", "length"),
                fault("length below a header", "0b00 0000 01 01 00 0040 000000 0000 00", "length"),
                fault("length beyond the bytes", "0e00 0000" + good, "message"),
                fault("largest length", "ffff 0000" + good, "message"),
                fault("length within the bytes", "0c00 0000" + good, "message"),
                fault("inner length beyond the bytes", "0d00 0000 01 01 00 0040 020000 0000 0000 b1", "payload"),
                fault("inner length within the bytes", "0d00 0000 01 01 00 0040 000000 0000 0000 b1", "payload"),
                fault("largest inner length", "0d00 0000 01 01 00 0040 ffff1f 0000 0000 b1", "payload"),
                fault("wrong tag", "0d00 0000 01 02 00 0040 010000 0000 0000 b1", "message"),
                fault("wrong opcode", "0d00 0000 01 01 00 0140 010000 0000 0000 b1", "message"),
                fault("wrong command set", "0d00 0000 01 01 00 0041 010000 0000 0000 b1", "message"),
                fault("a request", "0d00 0000 00 01 00 0040 010000 0000 0000 b1", "message"));
    }

    private static Arguments fault(String name, String response, String field) {
        return Arguments.of(Named.of(name, response), field);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void exchange_malformed_isFoundAndTheNextCommandWorks(String response, String field) {
        transport.on(TUNNEL).reply(hex(response)).on(TUNNEL).answer(TunnelTransportTest::echo);
        TunnelTransport tunnelled = TunnelTransport.through(transport, Tunnel.switchPort(3));

        MalformedResponseException e = assertThrows(MalformedResponseException.class, () -> exchange(tunnelled, ""));

        assertEquals(field, e.field());
        assertEquals("Test", e.command());
        assertArrayEquals(hex("a1a2"), exchange(tunnelled, "a1a2").payload());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void exchange_malformedInTheInnerTunnel_isFound(String response, String field) {
        byte[] inner = hex(response);
        CciMessage carried = CciMessage.request(1, TUNNEL, new byte[0]).respond(new CciResponse(0, 0, inner));
        transport.on(TUNNEL).reply(TunnelFrame.response(TunnelHeader.CXL_3_0, carried));

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> exchange(Tunnel.switchPort(3).ld(1), ""));

        assertEquals(field, e.field());
    }

    @Test
    void exchange_timeout_isThatOfTheEndpoint() {
        transport.on(TUNNEL).timeOut();

        CxlTimeoutException e = assertThrows(CxlTimeoutException.class, () -> exchange(Tunnel.switchPort(3), ""));

        assertEquals("sw", e.target());
        assertEquals("Tunnel Management Command for Test, to port 3", e.command());
    }

    @ParameterizedTest
    @CsvSource({"1, 65523", "2, 65507"})
    void exchange_largestMessage_fits(int levels, int payload) {
        transport.always(TUNNEL).answer(request -> answerInside(request, levels));
        Tunnel tunnel =
                levels == 1 ? Tunnel.switchPort(3) : Tunnel.switchPort(3).ld(1);
        TunnelTransport tunnelled = TunnelTransport.through(transport, tunnel);

        assertTrue(exchange(tunnelled, "00".repeat(payload)).isSuccess());
        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> exchange(tunnelled, "00".repeat(payload + 1)));
        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertEquals(1, transport.exchanges().size());
    }

    private static CciResponse answerInside(CciRequest request, int levels) {
        CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, request.payload());
        CciRequest inner = new CciRequest("", message.header().opcode(), MessageType.CCI, message.payload());
        CciResponse response = levels == 1 ? new CciResponse(0, 0, message.payload()) : answerInside(inner, levels - 1);
        return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, message.respond(response)));
    }

    @Test
    void frame_messageTooLarge_isRefused() {
        CciMessage message = CciMessage.request(0, 0, new byte[TunnelHeader.CXL_3_0.maximumMessage()]);
        assertThrows(IllegalArgumentException.class, () -> TunnelFrame.response(TunnelHeader.CXL_3_0, message));
    }

    @Test
    void frame_request_isReadByTheOtherSide() {
        CciMessage message = CciMessage.request(5, 0x4000, hex("a1"));
        byte[] toPool = TunnelFrame.request(Tunnel.ldPool().hops().get(0), message);
        byte[] toPort = TunnelFrame.request(Tunnel.switchPort(200).hops().get(0), message);

        assertTrue(TunnelFrame.leadsToLdPool(TunnelHeader.CXL_3_0, toPool));
        assertFalse(TunnelFrame.leadsToLdPool(TunnelHeader.CXL_3_0, toPort));
        assertEquals(200, TunnelFrame.targetOf(TunnelHeader.CXL_3_0, toPort));
        assertEquals(
                message.header(),
                TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, toPort).header());
        assertThrows(MalformedResponseException.class, () -> TunnelFrame.targetOf(TunnelHeader.CXL_3_0, new byte[3]));
        assertThrows(
                MalformedResponseException.class, () -> TunnelFrame.leadsToLdPool(TunnelHeader.CXL_3_0, new byte[3]));
        assertThrows(
                MalformedResponseException.class,
                () -> TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, hex("0300ffff00")));
    }

    @Test
    void describesItselfByThePath() {
        TunnelTransport tunnelled =
                TunnelTransport.through(transport, Tunnel.switchPort(3).ld(1));

        assertEquals("sw > port 3 > LD 1", tunnelled.name());
        assertEquals(2, tunnelled.layer());
        assertEquals(transport.defaultTimeout(), tunnelled.defaultTimeout());
        assertEquals(transport.maximumTimeout(), tunnelled.maximumTimeout());
        assertTrue(tunnelled.hasFmApi());
        assertThrows(UnsupportedOperationException.class, () -> tunnelled.setFmApi(false));
        tunnelled.close();
        assertFalse(transport.isClosed());
    }
}
