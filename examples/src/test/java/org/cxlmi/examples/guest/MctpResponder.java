package org.cxlmi.examples.guest;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;

/** Puts a {@link SimulatedSwitch} on MCTP; it can be told to answer wrongly. */
final class MctpResponder {

    private static final int FM_API = 7;
    private static final int CCI = 8;
    private static final int ANY_EID = 0xFF;
    private static final int ADDRESS_SIZE = 12;
    private static final int ADDRESS_NETWORK = 4;
    private static final int ADDRESS_EID = 8;
    private static final int ADDRESS_TYPE = 9;
    private static final int ADDRESS_TAG = 10;
    private static final int TAG_MASK = 7;
    private static final int BUFFER_SIZE = 1 << 17;

    private final SimulatedSwitch component;
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final Queue<Future<?>> lateReplies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger received = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final int fmApi = bound(FM_API);
    private final int cci = bound(CCI);
    private volatile boolean closed;

    /** What becomes of the reply to one request: how late it is, and its bytes; none at all is silence. */
    record Misbehaviour(Duration delay, UnaryOperator<byte[]> damage) {

        static Misbehaviour silence() {
            return new Misbehaviour(Duration.ZERO, reply -> new byte[0]);
        }

        static Misbehaviour late(Duration delay) {
            return new Misbehaviour(delay, reply -> reply);
        }

        static Misbehaviour wrongByte(int offset) {
            return new Misbehaviour(Duration.ZERO, reply -> {
                reply[offset] ^= 0x55;
                return reply;
            });
        }

        static Misbehaviour resizedTo(int length) {
            return new Misbehaviour(Duration.ZERO, reply -> Arrays.copyOf(reply, length));
        }
    }

    MctpResponder(SimulatedSwitch component) {
        this.component = component;
        threads.execute(this::serve);
    }

    private static int bound(int messageType) {
        int fd = MctpLibc.open(MctpLibc.AF_MCTP, MctpLibc.SOCK_DGRAM, 0);
        try (Memory address = address(MctpLoopback.NETWORK, ANY_EID, messageType, 0)) {
            MctpLibc.bindTo(fd, address);
        }
        return fd;
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

    /** The next request that has no such order yet is answered like this. */
    void misbehave(Misbehaviour misbehaviour) {
        misbehaviours.add(misbehaviour);
    }

    /** Takes back the orders that no request has met. */
    void clearMisbehaviours() {
        misbehaviours.clear();
    }

    /** Number of requests that arrived. */
    int received() {
        return received.get();
    }

    private void serve() {
        try (Memory buffer = new Memory(BUFFER_SIZE);
                Memory sender = address(0, 0, 0, 0)) {
            while (!closed) {
                MctpLibc.await(50, fmApi, cci);
                receive(fmApi, MessageType.FM_API, buffer, sender);
                receive(cci, MessageType.CCI, buffer, sender);
            }
        } catch (RuntimeException e) {
            // Nobody waits for this thread: the requester will time out, and this says why.
            e.printStackTrace();
            throw e;
        }
    }

    private void receive(int fd, MessageType messageType, Memory buffer, Memory sender) {
        int length = MctpLibc.receive(fd, buffer, MctpLibc.MSG_DONTWAIT, sender);
        if (length < 0) {
            return;
        }
        received.incrementAndGet();
        CciMessage request = CciMessage.parse(buffer.getByteArray(0, length));
        byte[] reply = request.respond(component.answer(messageType, request)).bytes();
        Misbehaviour misbehaviour = misbehaviours.poll();
        Memory receiver = address(
                sender.getInt(ADDRESS_NETWORK),
                sender.getByte(ADDRESS_EID),
                sender.getByte(ADDRESS_TYPE),
                sender.getByte(ADDRESS_TAG) & TAG_MASK);
        if (misbehaviour == null) {
            send(fd, reply, receiver);
        } else {
            byte[] damaged = misbehaviour.damage().apply(reply);
            long delay = misbehaviour.delay().toMillis();
            lateReplies.add(threads.schedule(() -> send(fd, damaged, receiver), delay, TimeUnit.MILLISECONDS));
        }
    }

    private static void send(int fd, byte[] reply, Memory receiver) {
        try (receiver;
                Memory message = new Memory(Math.max(1, reply.length))) {
            if (reply.length > 0) {
                message.write(0, reply, 0, reply.length);
                MctpLibc.send(fd, message, reply.length, receiver);
            }
        }
    }

    /** Waits for the replies that are late, and fails if one of them could not be sent. */
    void close() throws InterruptedException, ExecutionException {
        closed = true;
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the responder does not end");
        }
        for (Future<?> reply : lateReplies) {
            reply.get();
        }
        MctpLibc.close(fmApi);
        MctpLibc.close(cci);
    }
}
