package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

class TunnelledTargetTest {

    private final ScriptedTransport transport = new ScriptedTransport("sw");
    private final Endpoint endpoint = Endpoint.over(transport);
    private final CxlTarget device = endpoint.through(Tunnel.switchPort(3).ld(1));

    /** What is behind both tunnels answers this; a switch and a multi-logical device carry it. */
    private void answer(CciResponse response) {
        transport.on(TunnelFrame.OPCODE).answer(request -> {
            CciMessage toDevice = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, request.payload());
            CciMessage toLd = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, toDevice.payload());
            CciResponse fromLd =
                    new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, toLd.respond(response)));
            return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, toDevice.respond(fromLd)));
        });
    }

    private void answer(int... payload) {
        answer(new CciResponse(0, 0, Echo.of(payload).bytes()));
    }

    @Test
    void execute_success_isTyped() {
        answer(3, 4, 5);

        assertEquals(Echo.of(3, 4, 5), device.execute(Echo.ECHO, Echo.of(1, 2)));
        assertEquals("sw > port 3 > LD 1", device.name());
        assertEquals(2, device.layer());
        assertEquals(0, endpoint.layer());
        assertEquals("sw > port 3 > LD 1", device.toString());
    }

    @Test
    void execute_returnCode_isAFailureOfTheLastLayer() {
        answer(new CciResponse(6, 0, new byte[0]));

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(2, e.layer());
        assertEquals("sw > port 3 > LD 1", e.target());
        assertEquals("Echo", e.command());
        assertSame(ReturnCode.BUSY, e.returnCode());
    }

    @Test
    void execute_switchRefuses_isAFailureOfTheSwitch() {
        transport.on(TunnelFrame.OPCODE).fail(ReturnCode.INVALID_INPUT);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(0, e.layer());
        assertEquals("sw", e.target());
    }

    @Test
    void execute_connectionFails_isAFailureOfTheConnection() {
        transport.on(TunnelFrame.OPCODE).raise(new TransportException("sw", "sendto", 5, "EIO", "Look."));

        TransportException e = assertThrows(TransportException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(0, e.layer());
        assertEquals("sw", e.target());
        assertEquals(TunnelFrame.OPCODE, e.opcode());
        assertEquals("Tunnel Management Command for Echo, to port 3 > LD 1", e.command());
    }

    @Test
    void execute_tooLargeForTheTunnel_isAFailureOfTheTarget() {
        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> device.executeRaw(0xC000, new byte[0xFFFF]));

        assertEquals(2, e.layer());
        assertEquals(0xC000, e.opcode());
    }

    @Test
    void execute_shortPayload_isMalformed() {
        answer(3);

        assertEquals(
                "Echo",
                assertThrows(MalformedResponseException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)))
                        .command());
    }

    @Test
    void start_background_names() {
        answer(new CciResponse(1, 0, new byte[0]));

        assertEquals(
                new BackgroundOperation("Run", 0xC001, "sw > port 3 > LD 1", 2, BackgroundOperation.State.RUNNING),
                device.start(Echo.RUN, Echo.of(1, 2)));
    }

    @Test
    void executeRaw_handsOverBytes() {
        answer(8, 9);

        assertArrayEquals(new byte[] {8, 9}, device.executeRaw(0x4000, new byte[] {1}));
        assertThrows(IllegalArgumentException.class, () -> device.executeRaw(0x10000, new byte[0]));
    }

    @Test
    void through_onATarget_composes() {
        CxlTarget composed = endpoint.through(Tunnel.switchPort(3)).through(Tunnel.logicalDevice(1));
        answer(7, 7);
        answer(7, 7);

        composed.execute(Echo.ECHO, Echo.of(1, 2));
        device.execute(Echo.ECHO, Echo.of(1, 2));

        CciRequest first = transport.exchanges().get(0).request();
        assertArrayEquals(
                first.payload(), transport.exchanges().get(1).request().payload());
        assertEquals(device.name(), composed.name());
    }

    @Test
    void timeout_isTheEndpoints() {
        endpoint.setTimeout(Duration.ofMillis(123));
        transport.on(TunnelFrame.OPCODE).timeOut();

        assertEquals(
                Duration.ofMillis(123),
                assertThrows(CxlTimeoutException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)))
                        .waited());
    }

    @Test
    void execute_endpointClosed_isRefused() {
        endpoint.close();
        assertThrows(IllegalStateException.class, () -> device.execute(Echo.ECHO, Echo.of(1, 2)));
        assertTrue(transport.exchanges().isEmpty());
    }

    @Test
    void fmApi_transportThatDoesNotSetItApart_hasItAlways() {
        assertTrue(endpoint.hasFmApi());
        endpoint.enableFmApi();
        assertThrows(UnsupportedOperationException.class, endpoint::disableFmApi);
        endpoint.close();
        assertThrows(IllegalStateException.class, endpoint::hasFmApi);
        assertFalse(endpoint.isOpen());
    }
}
