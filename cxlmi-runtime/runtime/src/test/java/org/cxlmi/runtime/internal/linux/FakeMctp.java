package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;

/** MCTP as seen through the system calls: sockets, and one component that answers what it is told to. */
final class FakeMctp implements Sockets {

    static final int EID = 9;
    static final int NETWORK = 1;

    /** The MCTP tag of what components send. */
    static final int REQUEST_TAG = 5;

    private static final int FIRST_FD = 5;
    private static final int EAGAIN = 11;
    private static final int EBADF = 9;
    private static final int EINVAL = 22;
    private static final int EADDRINUSE = 98;

    final List<Sent> sent = new ArrayList<>();
    final Deque<Integer> socketResults = new ArrayDeque<>();
    final Deque<Integer> sendResults = new ArrayDeque<>();
    final Deque<Integer> pollResults = new ArrayDeque<>();
    final Deque<Integer> receiveResults = new ArrayDeque<>();
    final Deque<Integer> bindResults = new ArrayDeque<>();
    final List<Integer> closed = new ArrayList<>();

    /** What was sent from bound sockets: the responses to what components sent by themselves. */
    final List<Sent> responses = new ArrayList<>();

    int opened;

    /** What the next successful poll reports; POLLIN unless set. */
    int revents = 1;

    /** Whether waiting takes real time, for tests with real threads and deadlines. */
    boolean realTime;

    Component component = message -> List.of(Reply.to(message));

    private final Map<Integer, Deque<Reply>> queues = new TreeMap<>();
    private final Map<Integer, Bound> bound = new TreeMap<>();
    private final List<Reply> delayed = new ArrayList<>();
    final FakeEpoll epoll = new FakeEpoll(this);
    private long nanos = 77;

    interface Component {
        List<Reply> receive(CciMessage message);
    }

    /** What a socket is bound to. */
    record Bound(int network, int eid, int type) {}

    /** A request that reached the kernel. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sent(int fd, int type, byte[] bytes, long nanos) {}

    /**
     * A message to the transport.
     *
     * @param due when it comes on the fake clock, relative to the request; made absolute when it is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Reply(byte[] bytes, int eid, int network, int type, long due, int fd) {

        static Reply of(byte[] bytes) {
            return new Reply(bytes, EID, NETWORK, -1, 0, -1);
        }

        /** Success, with the payload of the request. */
        static Reply to(CciMessage message) {
            return to(message, new CciResponse(0, 0, message.payload()));
        }

        static Reply to(CciMessage message, CciResponse response) {
            return of(message.respond(response).bytes());
        }

        Reply from(int otherNetwork, int otherEid) {
            return new Reply(bytes, otherEid, otherNetwork, type, due, fd);
        }

        Reply ofType(int otherType) {
            return new Reply(bytes, eid, network, otherType, due, fd);
        }

        Reply after(long milliseconds) {
            return new Reply(bytes, eid, network, type, TimeUnit.MILLISECONDS.toNanos(milliseconds), fd);
        }

        /** With one byte changed. */
        Reply with(int offset, int value) {
            byte[] changed = bytes.clone();
            changed[offset] = (byte) value;
            return new Reply(changed, eid, network, type, due, fd);
        }

        Reply onSocket(int socket) {
            return new Reply(bytes, eid, network, type, due, socket);
        }

        Reply resizedTo(int length) {
            return new Reply(Arrays.copyOf(bytes, length), eid, network, type, due, fd);
        }

        private Reply sentFor(Sent request) {
            int finalType = type < 0 ? request.type : type;
            return new Reply(bytes, eid, network, finalType, request.nanos + due, request.fd);
        }
    }

    long nanoTime() {
        return realTime ? System.nanoTime() : nanos;
    }

    synchronized void advance(long milliseconds) {
        if (realTime) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        nanos += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    synchronized int openDescriptors() {
        return opened - closed.size();
    }

    /** What the sockets that listen are bound to. */
    synchronized List<Bound> bound() {
        return List.copyOf(bound.values());
    }

    /** A component sends a request by itself. */
    synchronized void arrive(Reply request) {
        for (Map.Entry<Integer, Bound> each : bound.entrySet()) {
            if (each.getValue().type == request.type) {
                queues.get(each.getKey()).add(request);
            }
        }
        notifyAll();
    }

    /** A component answers late, from another thread. */
    synchronized void answer(Reply reply) {
        Deque<Reply> queue = queues.get(reply.fd);
        if (queue != null) {
            queue.add(reply);
        }
        notifyAll();
    }

    @Override
    public synchronized int bind(int fd, long address, int addressLength) {
        Integer scripted = bindResults.poll();
        if (scripted != null && scripted < 0) {
            return scripted;
        }
        ByteBuffer local = memory(address, 12);
        boolean paddingSet = local.getShort(2) != 0 || local.get(11) != 0;
        if (!queues.containsKey(fd) || addressLength != 12 || local.getShort(0) != 45 || paddingSet) {
            return -EINVAL;
        }
        Bound wanted = new Bound(local.getInt(4), local.get(8) & 0xFF, local.get(9) & 0xFF);
        if (bound.containsValue(wanted)) {
            return -EADDRINUSE;
        }
        bound.put(fd, wanted);
        return 0;
    }

    @Override
    public synchronized int socket(int domain, int type, int protocol) {
        Integer scripted = socketResults.poll();
        if (scripted != null && scripted < 0) {
            return scripted;
        }
        if (domain != 45 || type != 0x80002 || protocol != 0) {
            return -EINVAL;
        }
        int fd = FIRST_FD + opened++;
        queues.put(fd, new ArrayDeque<>());
        return fd;
    }

    @Override
    public synchronized int sendto(int fd, long message, int length, int flags, long address, int addressLength) {
        if (!queues.containsKey(fd)) {
            return -EBADF;
        }
        Integer scripted = sendResults.poll();
        if (scripted != null) {
            advance(1);
            notifyAll();
            return scripted;
        }
        ByteBuffer to = memory(address, 12);
        boolean paddingSet = to.getShort(2) != 0 || to.get(11) != 0;
        if (flags != 0x40 || addressLength != 12 || to.getShort(0) != 45 || paddingSet) {
            return -EINVAL;
        }
        if (bound.containsKey(fd) != ((to.get(10) & 8) == 0)) {
            return -EINVAL; // Responses do not own their tag, and requests do.
        }
        if (!bound.containsKey(fd) && (to.getInt(4) != NETWORK || to.get(8) != EID)) {
            return -113;
        }
        byte[] bytes = new byte[length];
        memory(message, length).get(bytes);
        Sent request = new Sent(fd, to.get(9), bytes, nanos);
        if (bound.containsKey(fd)) {
            responses.add(request);
            return length;
        }
        sent.add(request);
        for (Reply reply : component.receive(CciMessage.parse(bytes))) {
            Reply addressed = reply.sentFor(request);
            if (addressed.due <= nanos) {
                queues.get(fd).add(addressed);
                notifyAll();
            } else {
                delayed.add(addressed);
            }
        }
        return length;
    }

    @Override
    public synchronized int poll(long pollfds, int count, int timeoutMillis) {
        if (timeoutMillis < 0) {
            throw new AssertionError("a poll without end");
        }
        Integer scripted = pollResults.poll();
        if (scripted != null) {
            advance(1);
            return scripted;
        }
        if (count == 0) {
            advance(timeoutMillis);
            return 0;
        }
        ByteBuffer pollfd = memory(pollfds, 8);
        Deque<Reply> queue = queues.get(pollfd.getInt(0));
        if (queue == null || pollfd.getShort(4) != 1) {
            throw new AssertionError("a poll on a closed socket or for something else");
        }
        if (queue.isEmpty() && revents == 1) {
            if (realTime) {
                waitForReal(queue, timeoutMillis);
            } else {
                waitFor(pollfd.getInt(0), timeoutMillis);
            }
        }
        if (queue.isEmpty() && revents == 1) {
            return 0;
        }
        pollfd.putShort(6, (short) revents);
        return 1;
    }

    private void waitForReal(Deque<Reply> queue, int timeoutMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        boolean interrupted = false;
        long left = timeoutMillis;
        while (queue.isEmpty() && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true; // A poll of the kernel is not ended by it.
            }
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor(int fd, int timeoutMillis) {
        long latest = nanos + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        Reply next = delayed.stream()
                .filter(reply -> reply.fd == fd && reply.due <= latest)
                .findFirst()
                .orElse(null);
        if (next == null) {
            advance(timeoutMillis);
        } else {
            advance(TimeUnit.NANOSECONDS.toMillis(next.due - nanos + 999_999));
        }
        deliver();
    }

    private void deliver() {
        for (Reply reply : List.copyOf(delayed)) {
            if (reply.due <= nanos) {
                delayed.remove(reply);
                Deque<Reply> queue = queues.get(reply.fd);
                if (queue != null) {
                    queue.add(reply);
                }
            }
        }
    }

    @Override
    public synchronized int recvfrom(int fd, long buffer, int length, int flags, long address, long addressLength) {
        Integer scripted = receiveResults.poll();
        if (scripted != null) {
            return scripted;
        }
        Deque<Reply> queue = queues.get(fd);
        if (queue == null) {
            return -EBADF;
        }
        if (flags != 0x60 || memory(addressLength, 4).getInt(0) != 12) {
            return -EINVAL;
        }
        deliver();
        Reply reply = queue.poll();
        if (reply == null) {
            return -EAGAIN;
        }
        memory(buffer, length).put(reply.bytes, 0, Math.min(length, reply.bytes.length));
        memory(address, 12)
                .putShort(0, (short) 45)
                .putInt(4, reply.network)
                .put(8, (byte) reply.eid)
                .put(9, (byte) reply.type)
                .put(10, (byte) (bound.containsKey(fd) ? 8 | REQUEST_TAG : REQUEST_TAG));
        return reply.bytes.length;
    }

    /** What an epoll of this fake sees of a socket. */
    boolean isReadable(int fd) {
        return !receiveResults.isEmpty()
                || !queues.getOrDefault(fd, new ArrayDeque<>()).isEmpty();
    }

    int newDescriptor() {
        return FIRST_FD + opened++;
    }

    @Override
    public synchronized int epollCreate() {
        return epoll.create();
    }

    @Override
    public synchronized int epollCtl(int fd, int operation, int watched, long event) {
        return epoll.control(operation, watched, memory(event, EpollAbi.EVENT_SIZE));
    }

    @Override
    public synchronized int epollWait(int fd, long events, int most, int timeoutMillis) {
        return epoll.await(memory(events, most * EpollAbi.EVENT_SIZE), most, timeoutMillis);
    }

    @Override
    public synchronized int eventfd() {
        return epoll.eventfd();
    }

    @Override
    public synchronized int read(int fd, long buffer, int length) {
        return epoll.read();
    }

    @Override
    public synchronized int write(int fd, long bytes, int length) {
        return epoll.write();
    }

    @Override
    public synchronized int close(int fd) {
        if (epoll.close(fd)) {
            closed.add(fd);
            return 0;
        }
        if (queues.remove(fd) == null) {
            throw new AssertionError("descriptor " + fd + " is not open");
        }
        bound.remove(fd);
        closed.add(fd);
        return 0;
    }

    private static ByteBuffer memory(long address, int size) {
        return new Pointer(address).getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
