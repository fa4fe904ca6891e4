package org.cxlmi.runtime.internal.linux;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Receives the requests that components send to this machine by themselves, in a thread of its own. The kernel hands them to a
 * socket that is bound to their message type, so this process has one for each type and each address that they come to.
 *
 * <p>A request is answered with success before the listener is called, because a component repeats an event notification until
 * it is (CXL 3.1, section 8.2.9.2.8).
 */
final class MctpInbox {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    /**
     * The longest time until the thread notices that nobody listens any more: closing a socket does not end a poll on
     * it.
     */
    private static final int POLL_MILLIS = 100;

    /** A component repeats what is not answered each millisecond, at most ten times, with the same tag. */
    private static final long REPEATS_NANOS = Duration.ofMillis(20).toNanos();

    private static final Map<Key, MctpInbox> OPEN = new HashMap<>();

    private final Key key;
    private final MctpMemory memory;
    private final int fd;
    private final Thread thread;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private byte[] last = {};
    private long lastNanos;

    /**
     * What a socket is bound to.
     *
     * @param network the kernel's number of the network; 0 for any
     * @param localEid an endpoint id of this machine, or {@link MctpAbi#ANY_EID}
     */
    record Key(Sockets libc, int network, int localEid, MessageType type) {}

    private MctpInbox(Key key, MctpMemory memory, int fd) {
        this.key = key;
        this.memory = memory;
        this.fd = fd;
        this.thread = new Thread(this::receiveAll, "cxlmi MCTP inbox, type " + key.type.code());
        thread.setDaemon(true);
    }

    /** Who listens to a component, until it is closed. */
    final class Subscription {

        private final MctpAddress component;
        private final Consumer<CciMessage> listener;

        private Subscription(MctpAddress component, Consumer<CciMessage> listener) {
            this.component = component;
            this.listener = listener;
        }

        /** When this returns, the socket is closed if nobody listens any more, unless the listener itself closes it. */
        void close() {
            synchronized (OPEN) {
                subscriptions.remove(this);
                if (subscriptions.isEmpty()) {
                    OPEN.remove(key, MctpInbox.this);
                    end();
                }
            }
        }
    }

    /**
     * Listens to a component.
     *
     * @param maximumPayload of a request, in bytes
     * @throws TransportException the kernel does not let this process listen
     */
    static Subscription listen(Key key, MctpAddress component, int maximumPayload, Consumer<CciMessage> listener) {
        synchronized (OPEN) {
            MctpInbox inbox = OPEN.get(key);
            if (inbox == null) {
                inbox = open(key, component, maximumPayload);
                OPEN.put(key, inbox);
                inbox.thread.start();
            }
            Subscription subscription = inbox.new Subscription(component, listener);
            inbox.subscriptions.add(subscription);
            return subscription;
        }
    }

    private static MctpInbox open(Key key, MctpAddress component, int maximumPayload) {
        int fd = key.libc.socket(MctpAbi.AF_MCTP, MctpAbi.SOCKET_TYPE, 0);
        if (fd < 0) {
            throw component.failure("socket AF_MCTP", -fd);
        }
        MctpMemory memory = new MctpMemory(CciMessage.HEADER_SIZE + maximumPayload);
        long address = memory.local(key.network, key.localEid, key.type.code());
        int result = key.libc.bind(fd, address, MctpAbi.ADDRESS_SIZE);
        if (result < 0) {
            key.libc.close(fd);
            memory.close();
            throw component.failureToListen(key.type, -result);
        }
        return new MctpInbox(key, memory, fd);
    }

    private void end() {
        closed = true;
        if (Thread.currentThread() != thread) {
            ThreadEnd.await(thread);
        }
    }

    private void receiveAll() {
        try {
            while (!closed) {
                int result = key.libc.poll(memory.pollfd(fd), 1, POLL_MILLIS);
                if (result > 0) {
                    result = key.libc.recvfrom(
                            fd,
                            memory.frame(),
                            memory.frameSize(),
                            MctpAbi.MSG_DONTWAIT | MctpAbi.MSG_TRUNC,
                            memory.source(),
                            memory.sourceLength());
                    if (result >= 0) {
                        take(result);
                    }
                }
                if (result < 0 && !Errno.EINTR.is(result) && !Errno.EAGAIN.is(result)) {
                    warn("cannot be received any more: " + Errno.nameOf(-result) + ". " + Errno.adviceOnMctp(-result));
                    return;
                }
            }
        } finally {
            key.libc.close(fd);
            memory.close();
        }
    }

    private void warn(String what) {
        LOG.log(System.Logger.Level.WARNING, "Messages that components send by themselves " + what);
    }

    private void take(int length) {
        String sender = MctpAddress.name(memory.sourceNetwork(), memory.sourceEid());
        List<Subscription> takers = subscriptions.stream()
                .filter(each -> memory.isFrom(each.component, key.type.code()))
                .toList();
        byte[] bytes = memory.getFrame(Math.min(length, memory.frameSize()));
        if (takers.isEmpty() || !isRequest(bytes, length)) {
            LOG.log(System.Logger.Level.DEBUG, () -> sender + ": dropped a message of " + length + " bytes");
            return;
        }
        CciMessage message = CciMessage.parse(bytes);
        answer(message, sender);
        long now = System.nanoTime();
        boolean repeated = Arrays.equals(bytes, last) && now - lastNanos < REPEATS_NANOS;
        last = bytes;
        lastNanos = now;
        if (!repeated) {
            takers.forEach(taker -> hand(message, taker));
        }
    }

    private static boolean isRequest(byte[] bytes, int length) {
        if (bytes.length < CciMessage.HEADER_SIZE || bytes.length < length) {
            return false;
        }
        CciMessage.Header header = CciMessage.Header.parse(bytes);
        return header.category() == CciMessage.REQUEST
                && bytes.length == CciMessage.HEADER_SIZE + header.payloadLength();
    }

    private void answer(CciMessage message, String sender) {
        byte[] response = message.respond(new CciResponse(0, 0, new byte[0])).bytes();
        long destination = memory.sourceAsDestination();
        memory.putFrame(response);
        int result = key.libc.sendto(
                fd, memory.frame(), response.length, MctpAbi.MSG_DONTWAIT, destination, MctpAbi.ADDRESS_SIZE);
        if (result < 0) {
            LOG.log(System.Logger.Level.DEBUG, () -> sender + ": not answered: " + Errno.nameOf(-result));
        }
    }

    private void hand(CciMessage message, Subscription taker) {
        try {
            taker.listener.accept(message);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener of " + taker.component.name() + " failed", e);
        }
    }
}
