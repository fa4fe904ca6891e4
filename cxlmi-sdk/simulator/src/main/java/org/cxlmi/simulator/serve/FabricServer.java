package org.cxlmi.simulator.serve;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.simulator.fabric.FabricControl;

/**
 * Serves a fabric to other programs on stream sockets: TCP, or UNIX sockets that only their owner may use. It needs
 * neither root nor MCTP in the kernel.
 *
 * <p>On one kind of socket, the components that have an endpoint ID answer MCTP packets, in the form that
 * {@link org.cxlmi.runtime.net.MctpStream} and JackrabbitLabs' tools send: 4 bytes of header and 64 bytes of payload
 * each, padded with zeros. They answer fabric management commands (message type 07h), component commands (08h), and the
 * MCTP control messages Set and Get Endpoint ID, Get Endpoint UUID, Get MCTP Version Support and Get Message Type
 * Support. Requests to endpoint ID 0 go to the component with the lowest one. Set Endpoint ID changes the endpoint ID
 * for the client's own connection. Event Notifications go to the connection and the endpoint ID that chose them last.
 *
 * <p>On the other kind of socket, each line is a request of {@link FabricControl} in JSON, and each answer is a line.
 * Anybody who can connect to it can change the fabric.
 *
 * <p>64 clients can use each socket at once. Clients do not notice each other: neither slow ones, nor those that send
 * garbage, stop in the middle of a packet, or take no answers.
 */
public final class FabricServer implements AutoCloseable {

    private final FabricControl control;
    private final SocketServer.Limits limits;
    private final List<SocketServer> servers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** A server without sockets. */
    public FabricServer(FabricControl control) {
        this(control, SocketServer.Limits.USUAL);
    }

    FabricServer(FabricControl control, SocketServer.Limits limits) {
        this.control = control;
        this.limits = limits;
    }

    /**
     * Serves the components on a socket, with the default {@link Options}.
     *
     * @param address an {@link java.net.InetSocketAddress}, port 0 for any free one, or a
     *     {@link java.net.UnixDomainSocketAddress}; see {@link org.cxlmi.runtime.net.StreamAddress#parse}
     * @return the address with the port that was chosen
     * @throws IllegalArgumentException if no component has an endpoint ID
     * @throws IllegalStateException if this server is closed
     * @throws TransportException if the address is taken or not one of this machine
     */
    public SocketAddress listen(SocketAddress address) {
        return listen(address, Options.DEFAULT);
    }

    /** Does the same as {@link #listen(SocketAddress)}, with other options. */
    public SocketAddress listen(SocketAddress address, Options options) {
        if (control.fabric().endpoints().isEmpty()) {
            throw new IllegalArgumentException(
                    "no component has an endpoint ID; write for example eid: 8 in one of the fabric file");
        }
        return serve(address, replies -> new PacketConversation(control::fabric, options, replies));
    }

    /**
     * Takes requests of {@link FabricControl} on a socket.
     *
     * @param address as for {@link #listen}
     * @return the address with the port that was chosen
     * @throws IllegalStateException if this server is closed
     * @throws TransportException if the address is taken or not one of this machine
     */
    public SocketAddress listenForControl(SocketAddress address) {
        return serve(address, replies -> new ControlConversation(control, replies));
    }

    private synchronized SocketAddress serve(
            SocketAddress address, Function<Conversation.Replies, Conversation> conversations) {
        if (end.getCount() == 0) {
            throw new IllegalStateException("the server is closed");
        }
        SocketServer server = new SocketServer(address, limits, conversations);
        servers.add(server);
        return server.address();
    }

    /** Waits until the server is closed. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Ends all connections at once, and removes the files of UNIX sockets. May be called again. */
    @Override
    public synchronized void close() {
        servers.forEach(SocketServer::close);
        servers.clear();
        end.countDown();
    }

    /** How components answer. Options are immutable: each method {@code with...} returns a new object. */
    public static final class Options {

        /** As CXL has it. */
        public static final Options DEFAULT = new Options(false);

        private final boolean jackrabbitForm;

        private Options(boolean jackrabbitForm) {
            this.jackrabbitForm = jackrabbitForm;
        }

        /**
         * The same, with or without what {@code jack}, the command line of JackrabbitLabs, needs: all commands may come
         * as message type 07h, tunnels may have the header of {@link org.cxlmi.runtime.transport.TunnelHeader#CXL_2_0},
         * and responses have their category in bits 7:4 of their first byte too, which CXL reserves.
         */
        public Options withJackrabbitForm(boolean enabled) {
            return new Options(enabled);
        }

        boolean jackrabbitForm() {
            return jackrabbitForm;
        }
    }
}
