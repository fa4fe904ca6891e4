package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transport of the guide, and with it what all message transports share. */
class TcpTransportKitTest extends TransportTestKit {

    private static final int LARGEST = 1 << 16;
    private static final CciRequest REQUEST = new CciRequest("Test", OPCODE, MessageType.CCI, new byte[] {7});
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final List<ServerSocket> servers = new ArrayList<>();

    /** What the other end of a connection does. */
    @FunctionalInterface
    private interface Peer {
        void serve(DataInputStream in, Socket socket) throws IOException;
    }

    private TcpTransport connect(Peer peer) {
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            servers.add(server);
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    peer.serve(new DataInputStream(socket.getInputStream()), socket);
                } catch (EOFException | SocketException e) {
                    // The test is over.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
            channel.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()))
                    .get();
            return new TcpTransport(MessageTransport.Options.named("tcp").withMaximumPayload(LARGEST), channel);
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Transport open(Component component) {
        return connect((in, socket) -> {
            while (true) {
                CciMessage request = read(in);
                if (request.header().opcode() == OPCODE) {
                    CciResponse response = component.answer(request.payload());
                    if (response != null) {
                        socket.getOutputStream().write(request.respond(response).bytes());
                    }
                }
            }
        });
    }

    private static CciMessage read(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(CciMessage.HEADER_SIZE);
        if (header.length < CciMessage.HEADER_SIZE) {
            throw new EOFException();
        }
        int length = CciMessage.Header.parse(header).payloadLength();
        byte[] message = new byte[header.length + length];
        System.arraycopy(header, 0, message, 0, header.length);
        in.readFully(message, header.length, length);
        return CciMessage.parse(message);
    }

    private static CciResponse success(int value) {
        return new CciResponse(0, 0, new byte[] {(byte) value});
    }

    @Override
    protected int largestPayload() {
        return LARGEST;
    }

    @AfterEach
    void closeServers() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    private static byte[] exchange(Transport transport, Duration timeout) {
        return transport.exchange(REQUEST, Deadline.after(timeout)).payload();
    }

    @Test
    void response_inParts_isPutTogetherAcrossATimeout() {
        try (TcpTransport transport = connect((in, socket) -> {
            CciMessage first = read(in);
            byte[] late = first.respond(success(1)).bytes();
            socket.getOutputStream().write(late, 0, 5);
            CciMessage second = read(in);
            socket.getOutputStream().write(late, 5, late.length - 5);
            socket.getOutputStream().write(second.respond(success(2)).bytes());
        })) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ofMillis(200)));
            assertArrayEquals(new byte[] {2}, exchange(transport, TIMEOUT));
        }
    }

    @Test
    void responseOfAnother_tagOrOpcode_isDropped() {
        try (TcpTransport transport = connect((in, socket) -> {
            CciMessage request = read(in);
            CciMessage.Header header = request.header();
            CciMessage otherTag = CciMessage.request((header.tag() + 1) & 0xFF, OPCODE, new byte[0]);
            CciMessage otherOpcode = CciMessage.request(header.tag(), OPCODE + 1, new byte[0]);
            socket.getOutputStream().write(otherTag.respond(success(1)).bytes());
            socket.getOutputStream().write(otherOpcode.respond(success(2)).bytes());
            socket.getOutputStream().write(request.respond(success(3)).bytes());
            read(in);
        })) {
            assertArrayEquals(new byte[] {3}, exchange(transport, TIMEOUT));
        }
    }

    @Test
    void requestOfTheComponent_goesToTheListener() {
        List<CciMessage> heard = new ArrayList<>();
        CciMessage notification = CciMessage.request(9, OPCODE + 2, new byte[] {4});
        try (TcpTransport transport = connect((in, socket) -> {
            CciMessage request = read(in);
            socket.getOutputStream().write(notification.bytes());
            socket.getOutputStream().write(request.respond(success(3)).bytes());
            read(in);
        })) {
            transport.onUnsolicited(heard::add);
            assertArrayEquals(new byte[] {3}, exchange(transport, TIMEOUT));
        }
        assertEquals(1, heard.size());
        assertEquals(OPCODE + 2, heard.get(0).header().opcode());
        assertArrayEquals(new byte[] {4}, heard.get(0).payload());
    }

    @Test
    void connection_thatIsGone_isATransportExceptionFromThenOn() {
        try (TcpTransport transport = connect((in, socket) -> read(in))) {
            for (int i = 0; i < 2; i++) {
                TransportException e = assertThrows(TransportException.class, () -> exchange(transport, TIMEOUT));
                assertTrue(e.getMessage().contains("open it again"), e.getMessage());
            }
        }
    }

    @Test
    void interrupt_doesNotEndTheWaitAndStaysSet() {
        try (TcpTransport transport = connect((in, socket) -> {
            CciMessage request = read(in);
            socket.getOutputStream().write(request.respond(success(3)).bytes());
            read(in);
        })) {
            Thread.currentThread().interrupt();
            assertArrayEquals(new byte[] {3}, exchange(transport, TIMEOUT));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void messageLargerThanAllowed_isATransportException() {
        try (TcpTransport transport = connect((in, socket) -> {
            CciMessage request = read(in);
            socket.getOutputStream()
                    .write(request.respond(new CciResponse(0, 0, new byte[LARGEST + 1]))
                            .bytes());
            read(in);
        })) {
            assertThrows(TransportException.class, () -> exchange(transport, TIMEOUT));
        }
    }
}
