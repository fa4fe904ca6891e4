package org.cxlmi.runtime.internal.linux;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;

/** A socket for one MCTP message type. All waiting is bounded by a deadline, whatever signals come between. */
final class MctpSocket {

    private final Sockets libc;
    private final MctpAddress address;
    private final MctpMemory memory;
    private final int messageType;
    private final int fd;
    private EventLoop.@Nullable Watch watch;

    /** The events that the loop saw last, if there was an error among them; 0 after they were looked at. */
    private int errors;

    private MctpSocket(Sockets libc, MctpAddress address, MctpMemory memory, int messageType, int fd) {
        this.libc = libc;
        this.address = address;
        this.memory = memory;
        this.messageType = messageType;
        this.fd = fd;
    }

    static MctpSocket open(Sockets libc, MctpAddress address, MctpMemory memory, MessageType messageType) {
        int fd = libc.socket(MctpAbi.AF_MCTP, MctpAbi.SOCKET_TYPE, 0);
        if (fd < 0) {
            throw address.failure("socket AF_MCTP", -fd);
        }
        return new MctpSocket(libc, address, memory, messageType.code(), fd);
    }

    /** Sends a message, as long as signals do not keep it from that until the deadline. */
    void send(byte[] message, Deadline deadline) {
        int result = sendNow(message);
        while (Errno.EINTR.is(result) && !deadline.isExpired()) {
            result = sendNow(message);
        }
        check(result, message);
    }

    /** Sends a message; false if there is no room for it at the moment, or a signal came. */
    boolean trySend(byte[] message) {
        int result = sendNow(message);
        if (Errno.EAGAIN.is(result) || Errno.EINTR.is(result)) {
            return false;
        }
        check(result, message);
        return true;
    }

    private int sendNow(byte[] message) {
        memory.putFrame(message);
        long destination = memory.destination(address, messageType);
        return libc.sendto(fd, memory.frame(), message.length, MctpAbi.MSG_DONTWAIT, destination, MctpAbi.ADDRESS_SIZE);
    }

    private void check(int result, byte[] message) {
        if (result < 0) {
            throw address.failure("sendto", -result);
        }
        if (result != message.length) {
            throw new TransportException(
                    address.name(), "sendto", "The kernel took " + result + " of " + message.length + " bytes.", null);
        }
    }

    /**
     * Waits for the next message from any sender; null if none came before the deadline. After the deadline, checks
     * once.
     */
    @Nullable
    IncomingMessage receive(Deadline deadline) {
        Duration left = deadline.remaining();
        do {
            int result = libc.poll(memory.pollfd(fd), 1, millisecondsOf(left));
            if (result < 0 && !Errno.EINTR.is(result)) {
                throw address.failure("poll", -result);
            }
            IncomingMessage message = result > 0 ? receivePolled() : null;
            if (message != null) {
                return message;
            }
            left = deadline.remaining();
        } while (!left.isZero());
        return null;
    }

    @Nullable
    private IncomingMessage receivePolled() {
        return receiveAfter("poll", memory.revents());
    }

    /** Receives a message that is there already; null if there is none. */
    @Nullable
    IncomingMessage tryReceive() {
        int events = errors;
        errors = 0;
        return receiveAfter("epoll_wait", events == 0 ? MctpAbi.POLLIN : events);
    }

    @Nullable
    private IncomingMessage receiveAfter(String operation, int events) {
        int result = receiveNow();
        if (result >= 0) {
            return message(result);
        }
        // After an error of the socket, the call has fetched which one.
        boolean nothingThere = Errno.EAGAIN.is(result) || Errno.EINTR.is(result);
        if (!nothingThere) {
            throw address.failure("recvfrom", -result);
        }
        if ((events & MctpAbi.POLLIN) == 0) {
            throw new TransportException(
                    address.name(),
                    operation,
                    "The socket reports an error (events " + Integer.toHexString(events)
                            + "h) without saying which: close this endpoint and open it again.",
                    null);
        }
        return null;
    }

    /** Lets the loop watch this socket. */
    EventLoop.Watch watchIn(EventLoop loop) {
        EventLoop.Watch current = watch;
        if (current == null) {
            current = loop.watch(fd, address);
            watch = current;
        }
        return current;
    }

    /** Calls back once, when something happens to the socket or the time is over. */
    void await(EventLoop loop, int events, Duration limit, Runnable then) {
        int result = watchIn(loop).await(events, limit, seen -> {
            errors = (seen & (EpollAbi.ERROR | EpollAbi.HANG_UP)) == 0 ? 0 : seen;
            then.run();
        });
        if (result < 0) {
            throw address.failure("epoll_ctl", -result);
        }
    }

    void cancelWait() {
        if (watch != null) {
            watch.cancel();
        }
    }

    private int receiveNow() {
        return libc.recvfrom(
                fd,
                memory.frame(),
                memory.frameSize(),
                MctpAbi.MSG_DONTWAIT | MctpAbi.MSG_TRUNC,
                memory.source(),
                memory.sourceLength());
    }

    private IncomingMessage message(int length) {
        return new IncomingMessage(
                memory.getFrame(Math.min(length, memory.frameSize())),
                length,
                memory.isFrom(address, messageType),
                EndpointIds.sender(memory.sourceEid()));
    }

    /** Rounded up, so that nothing spins through the last part of a millisecond. */
    static int millisecondsOf(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.plusNanos(999_999).toMillis());
    }

    void close() {
        if (watch != null) {
            watch.close();
        }
        libc.close(fd);
    }
}
