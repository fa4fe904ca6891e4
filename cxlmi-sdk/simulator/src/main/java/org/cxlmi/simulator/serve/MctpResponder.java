package org.cxlmi.simulator.serve;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.serve.internal.MctpServerSocket;

/**
 * Answers for one simulated component through the kernel's sockets, under an endpoint ID that this machine has: fabric
 * management commands (message type 07h) and component commands (08h). Late replies are sent late, and lost replies are
 * never sent.
 *
 * <p>Only one responder can use an interface: Linux sends everything from the first endpoint ID of an interface, so
 * clients could not match the replies of a second responder. {@link MctpFabric} has no such limit, but needs one more
 * kernel option.
 */
public final class MctpResponder implements MctpService {

    private static final int WAIT_MILLIS = 50;

    private final ResponderThreads threads = new ResponderThreads();
    private final CciResponder component;
    private final Map<MessageType, MctpServerSocket> sockets = new EnumMap<>(MessageType.class);

    /**
     * Begins to answer.
     *
     * @param network the kernel's number of the MCTP network
     * @param eid an endpoint ID of this machine
     * @param component what answers
     * @throws TransportException the kernel has no MCTP, or does not let this process use it
     */
    public MctpResponder(int network, int eid, CciResponder component) {
        this.component = component;
        try {
            for (MessageType type : MessageType.values()) {
                sockets.put(type, MctpServerSocket.bind(network, eid, type.code()));
            }
        } catch (TransportException e) {
            close();
            throw e;
        }
        List<MctpServerSocket> all = List.copyOf(sockets.values());
        threads.receive(() -> {
            MctpServerSocket.await(all, WAIT_MILLIS);
            sockets.forEach(this::receive);
        });
    }

    private void receive(MessageType type, MctpServerSocket socket) {
        socket.receive()
                .ifPresent(received -> threads.answer(
                        component, type, received.bytes(), reply -> socket.send(reply, received.sender())));
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        threads.awaitEnd();
    }

    @Override
    public void close() {
        threads.close();
        release();
    }

    private synchronized void release() {
        sockets.values().forEach(MctpServerSocket::close);
        sockets.clear();
    }
}
