package org.cxlmi.runtime.net;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.testkit.MessageTransportTestKit.Behaviour;
import org.cxlmi.testkit.MessageTransportTestKit.Peer;

/** A component with an endpoint ID at the other end of a socket. It serves one connection. */
final class PacketServer implements AutoCloseable {

    static final int EID = 9;

    private final ServerSocketChannel server;
    final List<MctpMessage> received = new ArrayList<>();

    /** Binds the socket and serves its first connection. */
    PacketServer(SocketAddress address, Behaviour component) throws IOException {
        server = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        server.bind(address);
        Thread thread = new Thread(() -> serve(component));
        thread.setDaemon(true);
        thread.start();
    }

    SocketAddress address() throws IOException {
        return server.getLocalAddress();
    }

    private void serve(Behaviour component) {
        try (SocketChannel socket = server.accept()) {
            component.serve(new PacketPeer(
                    new DataInputStream(Channels.newInputStream(socket)), Channels.newOutputStream(socket)));
        } catch (EOFException | SocketException | ClosedChannelException e) {
            // The test is over.
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")
                    && !String.valueOf(e.getMessage()).contains("reset")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The packets of a response of this component. */
    static byte[] packets(byte[] message) {
        return packets(new MctpFlow(EID, 0, 3, /* tagOwner= */ false), 8, message);
    }

    static byte[] packets(MctpFlow flow, int type, byte[] message) {
        return PaddedPackets.of(MctpMessage.of(flow, type, message));
    }

    private final class PacketPeer implements Peer {

        private final DataInputStream in;
        private final OutputStream out;
        private final MessageAssembler assembler = new MessageAssembler(1 << 20);

        PacketPeer(DataInputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public CciMessage receive() throws IOException {
            while (true) {
                byte[] packet = new byte[PaddedPackets.SIZE];
                in.readFully(packet);
                Optional<MctpMessage> message =
                        assembler.add(MctpPacket.parse(packet).orElseThrow());
                if (message.isPresent()) {
                    received.add(message.get());
                    return CciMessage.parse(
                            PaddedPackets.withoutPadding(message.get().data()));
                }
            }
        }

        @Override
        public void write(byte[] wire) throws IOException {
            out.write(wire);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
