package org.cxlmi.runtime.internal.linux;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
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
        memory.putFrame(message);
        long destination = memory.destination(address, messageType);
        int result;
        do {
            result = libc.sendto(
                    fd, memory.frame(), message.length, MctpAbi.MSG_DONTWAIT, destination, MctpAbi.ADDRESS_SIZE);
        } while (Errno.EINTR.is(result) && !deadline.isExpired());
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
        int revents = memory.revents();
        int result = receiveNow();
        if (result >= 0) {
            return message(result);
        }
        // After an error of the socket, the call has fetched which one.
        boolean nothingThere = Errno.EAGAIN.is(result) || Errno.EINTR.is(result);
        if (!nothingThere) {
            throw address.failure("recvfrom", -result);
        }
        if ((revents & MctpAbi.POLLIN) == 0) {
            throw new TransportException(
                    address.name(),
                    "poll",
                    "The socket reports an error (events " + Integer.toHexString(revents)
                            + "h) without saying which: close this endpoint and open it again.",
                    null);
        }
        return null;
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
                sender(memory.sourceEid()));
    }

    /** What {@link IncomingMessage} calls whoever has an endpoint ID. */
    static String sender(int eid) {
        return "EID " + eid;
    }

    /** Rounded up, so that nothing spins through the last part of a millisecond. */
    static int millisecondsOf(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.plusNanos(999_999).toMillis());
    }

    void close() {
        libc.close(fd);
    }
}
