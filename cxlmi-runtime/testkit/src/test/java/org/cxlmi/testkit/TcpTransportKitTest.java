package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transport of the guide, and with it what all message transports share. */
class TcpTransportKitTest extends MessageTransportTestKit {

    private static final int LARGEST = 1 << 16;
    private static final CciRequest REQUEST = new CciRequest("Test", OPCODE, MessageType.CCI, new byte[] {7});

    private final List<ServerSocket> servers = new ArrayList<>();

    /** The component's end of a connection. */
    private record SocketPeer(Socket socket, DataInputStream in) implements Peer {

        @Override
        public CciMessage receive() throws IOException {
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

        @Override
        public void write(byte[] wire) throws IOException {
            socket.getOutputStream().write(wire);
        }
    }

    @Override
    protected TcpTransport connect(Behaviour component) {
        try {
            ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            servers.add(server);
            Thread thread = new Thread(() -> serve(server, component));
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

    private static void serve(ServerSocket server, Behaviour component) {
        try (Socket socket = server.accept()) {
            component.serve(new SocketPeer(socket, new DataInputStream(socket.getInputStream())));
        } catch (EOFException | SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean isStream() {
        return true;
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

    @Test
    void requestOfTheComponent_goesToTheListener() {
        List<CciMessage> heard = new ArrayList<>();
        CciMessage notification = CciMessage.request(9, OPCODE + 2, new byte[] {4});
        try (TcpTransport transport = connect(peer -> {
            CciMessage request = peer.receive();
            peer.write(notification.bytes());
            peer.write(request.respond(new CciResponse(0, 0, new byte[] {3})).bytes());
            peer.receive();
        })) {
            transport.onUnsolicited(heard::add);
            Deadline deadline = Deadline.after(Duration.ofSeconds(2));
            assertArrayEquals(
                    new byte[] {3}, transport.exchange(REQUEST, deadline).payload());
        }
        assertEquals(1, heard.size());
        assertEquals(OPCODE + 2, heard.get(0).header().opcode());
        assertArrayEquals(new byte[] {4}, heard.get(0).payload());
    }

    @Test
    void messageLargerThanAllowed_isATransportException() {
        try (TcpTransport transport = connect(peer -> {
            CciResponse large = new CciResponse(0, 0, new byte[LARGEST + 1]);
            peer.write(peer.receive().respond(large).bytes());
            peer.receive();
        })) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(2));
            assertThrows(TransportException.class, () -> transport.exchange(REQUEST, deadline));
        }
    }
}
