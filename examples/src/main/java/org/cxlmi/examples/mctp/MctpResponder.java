package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.sim.Reply;
import org.cxlmi.sdk.sim.Station;

/**
 * Answers for a simulated component on MCTP, under an endpoint ID of this machine, to fabric management commands
 * (message type 07h) and to component commands (08h). Replies that are to be late are sent late, lost ones never.
 *
 * <p>One for each machine: Linux sends everything from the first endpoint ID of an interface, so that nobody would know
 * the replies of a second one.
 */
public final class MctpResponder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MctpResponder.class.getName());
    private static final int FM_API = 7;
    private static final int CCI = 8;
    private static final int ADDRESS_SIZE = 12;
    private static final int ADDRESS_NETWORK = 4;
    private static final int ADDRESS_EID = 8;
    private static final int ADDRESS_TYPE = 9;
    private static final int ADDRESS_TAG = 10;
    private static final int TAG_MASK = 7;
    private static final int BUFFER_SIZE = 1 << 17;
    private static final int WAIT_MILLIS = 50;

    private final Queue<Future<?>> lateReplies = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Station component;
    private final List<Service> services = new ArrayList<>();
    private volatile boolean closed;

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
            services.add(new Service(bound(network, eid, FM_API), MessageType.FM_API));
            services.add(new Service(bound(network, eid, CCI), MessageType.CCI));
        } catch (TransportException e) {
            threads.shutdownNow();
            services.forEach(service -> MctpLibc.close(service.fd));
            throw e;
        }
        threads.execute(this::serve);
    }

    private static int bound(int network, int eid, int messageType) {
        int fd = MctpLibc.open(MctpLibc.AF_MCTP, MctpLibc.SOCK_DGRAM, 0);
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

    private void serve() {
        int[] fds = services.stream().mapToInt(Service::fd).toArray();
        try (Memory buffer = new Memory(BUFFER_SIZE);
                Memory sender = address(0, 0, 0, 0)) {
            while (!closed) {
                MctpLibc.await(WAIT_MILLIS, fds);
                services.forEach(service -> receive(service, buffer, sender));
            }
        } catch (RuntimeException e) {
            // Nobody waits for this thread: requesters will time out, and this says why.
            LOG.log(System.Logger.Level.ERROR, "no longer answers on MCTP", e);
            threads.shutdown();
        }
    }

    private void receive(Service service, Memory buffer, Memory sender) {
        int length = MctpLibc.receive(service.fd, buffer, MctpLibc.MSG_DONTWAIT, sender);
        if (length < 0) {
            return;
        }
        Reply reply;
        try {
            CciMessage request = CciMessage.parse(buffer.getByteArray(0, length));
            reply = component.receive(service.messageType, request);
        } catch (MalformedResponseException e) {
            LOG.log(System.Logger.Level.DEBUG, "dismissed what is no request", e);
            return;
        }
        if (reply.isLost()) {
            return;
        }
        Memory receiver = address(
                sender.getInt(ADDRESS_NETWORK),
                sender.getByte(ADDRESS_EID),
                sender.getByte(ADDRESS_TYPE),
                sender.getByte(ADDRESS_TAG) & TAG_MASK);
        if (reply.delay().isZero()) {
            send(service.fd, reply.message(), receiver);
        } else {
            lateReplies.removeIf(Future::isDone);
            lateReplies.add(threads.schedule(
                    () -> send(service.fd, reply.message(), receiver),
                    reply.delay().toNanos(),
                    TimeUnit.NANOSECONDS));
        }
    }

    /** Who asked may be gone by now, or its tag: the others are to be answered nevertheless. */
    private static void send(int fd, byte[] reply, Memory receiver) {
        try (receiver;
                Memory message = new Memory(reply.length)) {
            message.write(0, reply, 0, reply.length);
            MctpLibc.send(fd, message, reply.length, receiver);
        } catch (TransportException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** Waits until nothing is answered any more. */
    public void awaitEnd() throws InterruptedException {
        boolean ended = false;
        while (!ended) {
            ended = threads.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    /** Waits up to 10 seconds for the replies that are late. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the responder does not end");
            }
            for (Future<?> reply : lateReplies) {
                reply.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a late reply could not be sent", e);
        } finally {
            services.forEach(service -> MctpLibc.close(service.fd));
        }
    }
}
