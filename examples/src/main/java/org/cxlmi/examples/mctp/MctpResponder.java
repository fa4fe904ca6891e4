package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.Station;

/**
 * Answers for one simulated component through the kernel's sockets, under an endpoint ID that this machine has: fabric
 * management commands (message type 07h) and component commands (08h). Replies that are to be late are sent late, lost
 * ones never.
 *
 * <p>One for each interface: Linux sends everything from the first endpoint ID of an interface, so that nobody would
 * know the replies of a second one. {@link MctpFabric} has no such limit, and needs one more option of the kernel.
 */
public final class MctpResponder implements MctpService {

    private static final int ADDRESS_SIZE = 12;
    private static final int ADDRESS_NETWORK = 4;
    private static final int ADDRESS_EID = 8;
    private static final int ADDRESS_TYPE = 9;
    private static final int ADDRESS_TAG = 10;
    private static final int TAG_MASK = 7;
    private static final int BUFFER_SIZE = 1 << 17;
    private static final int WAIT_MILLIS = 50;

    private final ResponderThreads threads = new ResponderThreads();
    private final Memory buffer = new Memory(BUFFER_SIZE);
    private final Memory sender = address(0, 0, 0, 0);
    private final Station component;
    private final List<Service> services = new ArrayList<>();

    /** The socket of one message type. */
    private record Service(int fd, MessageType messageType) {}

    /**
     * Begins to answer.
     *
     * @param network the kernel's number of the MCTP network
     * @param eid an endpoint ID of this machine
     * @param component what answers
     * @throws TransportException the kernel has no MCTP, or does not let this process use it
     */
    public MctpResponder(int network, int eid, Station component) {
        this.component = component;
        try {
            for (MessageType type : MessageType.values()) {
                services.add(new Service(bound(network, eid, type.code()), type));
            }
        } catch (TransportException e) {
            close();
            throw e;
        }
        int[] fds = services.stream().mapToInt(Service::fd).toArray();
        threads.receive(() -> {
            MctpLibc.await(WAIT_MILLIS, fds);
            services.forEach(this::receive);
        });
    }

    private static int bound(int network, int eid, int messageType) {
        int fd = MctpLibc.openSocket(MctpLibc.AF_MCTP, MctpLibc.SOCK_DGRAM, 0);
        try (Memory address = address(network, eid, messageType, 0)) {
            MctpLibc.bindTo(fd, address);
            return fd;
        } catch (TransportException e) {
            MctpLibc.close(fd);
            throw e;
        }
    }

    /** {@code struct sockaddr_mctp}. */
    private static Memory address(int network, int eid, int messageType, int tag) {
        Memory address = new Memory(ADDRESS_SIZE);
        address.clear();
        address.setShort(0, (short) MctpLibc.AF_MCTP);
        address.setInt(ADDRESS_NETWORK, network);
        address.setByte(ADDRESS_EID, (byte) eid);
        address.setByte(ADDRESS_TYPE, (byte) messageType);
        address.setByte(ADDRESS_TAG, (byte) tag);
        return address;
    }

    private void receive(Service service) {
        int length = MctpLibc.receive(service.fd, buffer, MctpLibc.MSG_DONTWAIT, sender);
        if (length < 0) {
            return;
        }
        Memory receiver = address(
                sender.getInt(ADDRESS_NETWORK),
                sender.getByte(ADDRESS_EID),
                sender.getByte(ADDRESS_TYPE),
                sender.getByte(ADDRESS_TAG) & TAG_MASK);
        threads.answer(
                component,
                service.messageType,
                buffer.getByteArray(0, length),
                reply -> send(service.fd, reply, receiver));
    }

    private static void send(int fd, byte[] reply, Memory receiver) {
        try (receiver;
                Memory message = new Memory(reply.length)) {
            message.write(0, reply, 0, reply.length);
            MctpLibc.send(fd, message, reply.length, receiver);
        }
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
        services.forEach(service -> MctpLibc.close(service.fd));
        services.clear();
        buffer.close();
        sender.close();
    }
}
