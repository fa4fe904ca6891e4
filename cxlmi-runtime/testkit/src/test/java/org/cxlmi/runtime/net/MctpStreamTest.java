package org.cxlmi.runtime.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.testkit.MessageTransportTestKit.Behaviour;
import org.cxlmi.testkit.MessageTransportTestKit.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MctpStreamTest {

    private static final int OPCODE = 0xC000;
    private static final SocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final MctpStream.Options DEFAULT = MctpStream.Options.DEFAULT;

    private static Transport connect(PacketServer server, MctpStream.Options options) throws IOException {
        return MctpStream.open(server.address(), options);
    }

    private static CciRequest request(MessageType type) {
        return new CciRequest("Test", OPCODE, type, new byte[] {7});
    }

    private static byte[] exchange(Transport transport, Duration timeout) {
        return transport
                .exchange(request(MessageType.CCI), Deadline.after(timeout))
                .payload();
    }

    private static byte[] answerTo(CciMessage request, int payload) {
        return request.respond(new CciResponse(0, 0, new byte[] {(byte) payload}))
                .bytes();
    }

    /** Answers every request. */
    private static void answer(Peer peer) throws IOException {
        while (true) {
            peer.write(PacketServer.packets(answerTo(peer.receive(), 5)));
        }
    }

    @Test
    void requests_carryTypesEndpointIdsAndTags() throws IOException {
        try (PacketServer server = new PacketServer(LOOPBACK, MctpStreamTest::answer);
                Transport transport = connect(server, DEFAULT)) {
            transport.exchange(request(MessageType.CCI), Deadline.after(Duration.ofSeconds(10)));
            transport.exchange(request(MessageType.FM_API), Deadline.after(Duration.ofSeconds(10)));

            List<MctpMessage> received = server.received;
            assertEquals(List.of(8, 7), received.stream().map(MctpMessage::type).toList());
            assertEquals(new MctpFlow(0, 0, 0, true), received.get(0).flow());
            assertEquals(new MctpFlow(0, 0, 1, true), received.get(1).flow());
            assertEquals(64, received.get(0).body().length, "padded");
        }
    }

    @Test
    void options_setEndpointIdsAndOneTypeForAll() throws IOException {
        Behaviour component = peer -> {
            byte[] answer = answerTo(peer.receive(), 5);
            peer.write(PacketServer.packets(new MctpFlow(PacketServer.EID, 33, 0, false), 7, answer));
            peer.receive();
        };
        MctpStream.Options options =
                DEFAULT.withEid(PacketServer.EID).withLocalEid(33).withMessageType(MessageType.FM_API);
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, options)) {
            assertArrayEquals(new byte[] {5}, exchange(transport, Duration.ofSeconds(10)));
            assertEquals(7, server.received.get(0).type());
            assertEquals(
                    new MctpFlow(33, PacketServer.EID, 0, true),
                    server.received.get(0).flow());
            assertTrue(transport.name().endsWith(" EID 9"), transport.name());
        }
    }

    @Test
    void responseForOrFromAnotherEndpoint_isDroppedAndNamed() throws IOException {
        Behaviour component = peer -> {
            byte[] answer = answerTo(peer.receive(), 5);
            peer.write(PacketServer.packets(new MctpFlow(10, 0, 0, false), 8, answer));
            peer.write(PacketServer.packets(new MctpFlow(PacketServer.EID, 44, 0, false), 8, answer));
            peer.receive();
        };
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, DEFAULT.withEid(PacketServer.EID))) {
            CxlTimeoutException e =
                    assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ofMillis(300)));
            assertTrue(e.getMessage().contains("from EID 9"), e.getMessage());
        }
    }

    @Test
    void controlMessageAndPacketsOutOfSequence_areSkipped() throws IOException {
        Behaviour component = peer -> {
            CciMessage request = peer.receive();
            peer.write(PacketServer.packets(new MctpFlow(PacketServer.EID, 0, 0, true), 0, new byte[] {0, 2}));
            byte[] torn = PacketServer.packets(
                    request.respond(new CciResponse(0, 0, new byte[200])).bytes());
            torn[68 + 3] ^= 0x30;
            peer.write(torn);
            peer.write(PacketServer.packets(answerTo(request, 5)));
            peer.receive();
        };
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, DEFAULT)) {
            assertArrayEquals(new byte[] {5}, exchange(transport, Duration.ofSeconds(10)));
        }
    }

    @Test
    void categoryInHighBits_isAResponseOnlyWithTheOption() throws IOException {
        Behaviour emulator = peer -> {
            while (true) {
                byte[] answer = answerTo(peer.receive(), 5);
                answer[0] = 0x10;
                peer.write(PacketServer.packets(answer));
            }
        };
        try (PacketServer server = new PacketServer(LOOPBACK, emulator);
                Transport transport = connect(server, DEFAULT.withCategoryInHighBits(true))) {
            assertArrayEquals(new byte[] {5}, exchange(transport, Duration.ofSeconds(10)));
        }
        try (PacketServer server = new PacketServer(LOOPBACK, emulator);
                Transport transport = connect(server, DEFAULT)) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ofMillis(300)));
        }
    }

    @Test
    void categoryInHighBits_isThatOfResponsesInTunnelsToo() throws IOException {
        Behaviour emulator = peer -> {
            CciMessage request = peer.receive();
            CciMessage inner = TunnelFrame.messageInRequest(TunnelHeader.CXL_2_0, request.payload());
            byte[] payload =
                    TunnelFrame.response(TunnelHeader.CXL_2_0, inner.respond(new CciResponse(0, 0, new byte[] {6})));
            payload[TunnelHeader.CXL_2_0.size()] = 0x10;
            byte[] answer = request.respond(new CciResponse(0, 0, payload)).bytes();
            answer[0] = 0x10;
            peer.write(PacketServer.packets(answer));
            peer.receive();
        };
        try (PacketServer server = new PacketServer(LOOPBACK, emulator);
                Transport transport = connect(server, DEFAULT.withCategoryInHighBits(true));
                Transport behind = transport.through(Tunnel.switchPort(2).withHeader(TunnelHeader.CXL_2_0))) {
            assertArrayEquals(new byte[] {6}, exchange(behind, Duration.ofSeconds(10)));
        }
    }

    @Test
    void requestOfTheComponent_goesToTheListener() throws IOException {
        List<CciMessage> heard = new ArrayList<>();
        Behaviour component = peer -> {
            CciMessage request = peer.receive();
            byte[] notification =
                    CciMessage.request(1, OPCODE + 2, new byte[] {4}).bytes();
            peer.write(PacketServer.packets(new MctpFlow(PacketServer.EID, 0, 1, true), 8, notification));
            peer.write(PacketServer.packets(answerTo(request, 5)));
            peer.receive();
        };
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, DEFAULT)) {
            transport.onUnsolicited(heard::add);
            exchange(transport, Duration.ofSeconds(10));
        }
        assertArrayEquals(new byte[] {4}, heard.get(0).payload());
    }

    @Test
    void whatIsNoPacket_isShownAndEndsTheConnection() throws IOException {
        Behaviour component = peer -> {
            peer.receive();
            peer.write("HTTP/1.1 400 Bad Request\r\n".getBytes(US_ASCII));
            peer.receive();
        };
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, DEFAULT)) {
            for (int i = 0; i < 2; i++) {
                TransportException e =
                        assertThrows(TransportException.class, () -> exchange(transport, Duration.ofSeconds(10)));
                assertTrue(e.getMessage().contains("48 54 54 50 2f 31 2e 31"), e.getMessage());
            }
        }
    }

    @Test
    void responseThatIsTooLong_isMalformed() throws IOException {
        Behaviour component = peer -> {
            while (true) {
                byte[] payload = new byte[101];
                peer.write(PacketServer.packets(
                        peer.receive().respond(new CciResponse(0, 0, payload)).bytes()));
            }
        };
        try (PacketServer server = new PacketServer(LOOPBACK, component);
                Transport transport = connect(server, DEFAULT.withMaximumPayload(100))) {
            assertThrows(MalformedResponseException.class, () -> exchange(transport, Duration.ofSeconds(10)));
        }
    }

    @Test
    void fabricManagementCommands_canBeDisabled() throws IOException {
        try (PacketServer server = new PacketServer(LOOPBACK, MctpStreamTest::answer);
                Transport transport = connect(server, DEFAULT)) {
            transport.setFmApi(false);
            assertFalse(transport.hasFmApi());
            exchange(transport, Duration.ofSeconds(10));
        }
    }

    @Test
    void nobodyListens_saysWhere(@TempDir Path directory) throws IOException {
        SocketAddress gone;
        try (PacketServer server = new PacketServer(LOOPBACK, MctpStreamTest::answer)) {
            gone = server.address();
        }
        TransportException e = assertThrows(TransportException.class, () -> MctpStream.open(gone));
        assertTrue(e.getMessage().startsWith(StreamAddress.format(gone) + ": connect failed. "), e.getMessage());

        Path none = directory.resolve("none");
        e = assertThrows(TransportException.class, () -> MctpStream.open(UnixDomainSocketAddress.of(none)));
        assertTrue(e.getMessage().contains("unix:" + none), e.getMessage());

        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 1);
        e = assertThrows(TransportException.class, () -> MctpStream.open(unknown));
        assertTrue(e.getMessage().contains("The host is not known"), e.getMessage());
    }
}
