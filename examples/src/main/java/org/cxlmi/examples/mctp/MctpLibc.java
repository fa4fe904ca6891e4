package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.cxlmi.runtime.error.TransportException;

/** The calls of the C library that the other end of MCTP needs; each throws where the call fails. */
final class MctpLibc {

    static final int AF_NETLINK = 16;
    static final int AF_MCTP = 45;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int MSG_DONTWAIT = 0x40;

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int EPERM = 1;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EAFNOSUPPORT = 97;
    private static final int EADDRINUSE = 98;
    private static final int POLLFD_SIZE = 8;
    private static final short POLLIN = 1;

    static {
        Native.register(MctpLibc.class, "c");
    }

    private MctpLibc() {}

    static int open(int domain, int type, int protocol) {
        return (int) check("socket", socket(domain, type | SOCK_CLOEXEC, protocol));
    }

    static void bindTo(int fd, Memory address) {
        check("bind", bind(fd, Pointer.nativeValue(address), (int) address.size()));
    }

    static void send(int fd, Memory message, int length, Memory address) {
        long sent =
                sendto(fd, Pointer.nativeValue(message), length, 0, Pointer.nativeValue(address), (int) address.size());
        if (check("sendto", sent) != length) {
            throw new IllegalStateException("sent " + sent + " of " + length + " bytes");
        }
    }

    /** The number of bytes received, or -1 if there was nothing; fills in who sent them. */
    static int receive(int fd, Memory buffer, int flags, Memory address) {
        try (Memory length = new Memory(Integer.BYTES)) {
            length.setInt(0, (int) address.size());
            long received = recvfrom(
                    fd,
                    Pointer.nativeValue(buffer),
                    buffer.size(),
                    flags,
                    Pointer.nativeValue(address),
                    Pointer.nativeValue(length));
            if (received < 0 && Native.getLastError() == EAGAIN) {
                return -1;
            }
            return (int) check("recvfrom", received);
        }
    }

    /** Waits until there is something to receive on one of them, or the time is up. */
    static void await(int timeoutMillis, int... fds) {
        try (Memory pollfds = new Memory((long) fds.length * POLLFD_SIZE)) {
            for (int i = 0; i < fds.length; i++) {
                pollfds.setInt((long) i * POLLFD_SIZE, fds[i]);
                pollfds.setInt((long) i * POLLFD_SIZE + Integer.BYTES, POLLIN);
            }
            poll(Pointer.nativeValue(pollfds), fds.length, timeoutMillis);
        }
    }

    private static long check(String call, long result) {
        if (result < 0) {
            int errno = Native.getLastError();
            throw new TransportException(
                    "MCTP of this machine", call + " (errno " + errno + ")", adviceFor(errno), null);
        }
        return result;
    }

    private static String adviceFor(int errno) {
        return switch (errno) {
            case EPERM, EACCES -> "It takes root, or the capability CAP_NET_ADMIN.";
            case EAFNOSUPPORT -> "The kernel has no MCTP: it needs the option CONFIG_MCTP.";
            case EADDRINUSE -> "Another program answers on this endpoint ID already.";
            default -> "Look errno up.";
        };
    }

    private static native int socket(int domain, int type, int protocol);

    private static native int bind(int fd, long address, int addressLength);

    private static native long sendto(int fd, long message, long length, int flags, long address, int addressLength);

    private static native long recvfrom(int fd, long buffer, long length, int flags, long address, long addressLength);

    private static native int poll(long pollfds, long count, int timeoutMillis);

    static native int close(int fd);
}
