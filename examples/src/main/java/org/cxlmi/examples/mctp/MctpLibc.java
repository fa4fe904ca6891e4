package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.cxlmi.runtime.error.TransportException;

/** The calls of the C library that the other end of MCTP needs; each throws where the call fails. */
final class MctpLibc {

    static final int AF_NETLINK = 16;
    static final int AF_MCTP = 45;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int MSG_DONTWAIT = 0x40;

    private static final String COMPONENT = "MCTP of this machine";

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EEXIST = 17;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int EOPNOTSUPP = 95;
    private static final int EAFNOSUPPORT = 97;
    private static final int EADDRINUSE = 98;
    private static final int POLLFD_SIZE = 8;
    private static final short POLLIN = 1;

    private MctpLibc() {}

    static int openSocket(int domain, int type, int protocol) {
        return (int) check("socket", first(() -> Functions.socket(domain, type | SOCK_CLOEXEC, protocol)));
    }

    /** Opens a terminal for reading and writing, neither of which blocks. */
    static int openTerminal(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
        return (int) check("open " + path, first(() -> Functions.open(terminated, terminalFlags() | O_NONBLOCK)));
    }

    /** What opens something comes before all else, so here it shows whether native code can be called at all. */
    private static int first(IntSupplier call) {
        try {
            return call.getAsInt();
        } catch (LinkageError e) {
            throw TransportException.withoutNativeCode(COMPONENT, e);
        }
    }

    static int terminalFlags() {
        return O_RDWR | O_NOCTTY | O_CLOEXEC;
    }

    /** Asks a driver for something; what failed is named. */
    static int control(String what, int fd, long request, long argument) {
        return (int) check(what, Functions.ioctl(fd, request, argument));
    }

    /** The number of bytes read, or -1 if there was nothing. */
    static int read(int fd, Memory buffer) {
        return (int) orNothing("read", Functions.read(fd, Pointer.nativeValue(buffer), buffer.size()));
    }

    /** The number of bytes written, from an offset on, or -1 if there was no room. */
    static int write(int fd, Memory bytes, int offset) {
        return (int)
                orNothing("write", Functions.write(fd, Pointer.nativeValue(bytes) + offset, bytes.size() - offset));
    }

    static void bindTo(int fd, Memory address) {
        check("bind", Functions.bind(fd, Pointer.nativeValue(address), (int) address.size()));
    }

    static void send(int fd, Memory message, int length, Memory address) {
        long sent = Functions.sendto(
                fd, Pointer.nativeValue(message), length, 0, Pointer.nativeValue(address), (int) address.size());
        if (sent < 0 && Native.getLastError() == ENOENT) {
            throw new TransportException(COMPONENT, "sendto", "Nobody waits for this reply any more.", null);
        }
        if (check("sendto", sent) != length) {
            throw new IllegalStateException("sent " + sent + " of " + length + " bytes");
        }
    }

    /** The number of bytes received, or -1 if there was nothing; fills in who sent them. */
    static int receive(int fd, Memory buffer, int flags, Memory address) {
        try (Memory length = new Memory(Integer.BYTES)) {
            length.setInt(0, (int) address.size());
            long received = Functions.recvfrom(
                    fd,
                    Pointer.nativeValue(buffer),
                    buffer.size(),
                    flags,
                    Pointer.nativeValue(address),
                    Pointer.nativeValue(length));
            return (int) orNothing("recvfrom", received);
        }
    }

    private static long orNothing(String call, long result) {
        return result < 0 && Native.getLastError() == EAGAIN ? -1 : check(call, result);
    }

    /** Waits until there is something to receive on one of them, or the time is up. */
    static void await(int timeoutMillis, int... fds) {
        try (Memory pollfds = new Memory((long) fds.length * POLLFD_SIZE)) {
            for (int i = 0; i < fds.length; i++) {
                pollfds.setInt((long) i * POLLFD_SIZE, fds[i]);
                pollfds.setInt((long) i * POLLFD_SIZE + Integer.BYTES, POLLIN);
            }
            Functions.poll(Pointer.nativeValue(pollfds), fds.length, timeoutMillis);
        }
    }

    private static long check(String call, long result) {
        if (result < 0) {
            throw failure(call, Native.getLastError());
        }
        return result;
    }

    static TransportException failure(String what, int errno) {
        return new TransportException(COMPONENT, what + " (errno " + errno + ")", adviceFor(errno), null);
    }

    private static String adviceFor(int errno) {
        return switch (errno) {
            case EPERM, EACCES -> "It takes root, or the capability CAP_NET_ADMIN.";
            case ENOENT, ENODEV -> "Pseudo terminals take the option CONFIG_UNIX98_PTYS, and devpts at /dev/pts.";
            case EEXIST -> "Another interface leads to this endpoint ID already.";
            case EINVAL -> "MCTP over serial lines takes a kernel with the option CONFIG_MCTP_SERIAL.";
            case EOPNOTSUPP, EAFNOSUPPORT -> "The kernel has no MCTP: it needs the option CONFIG_MCTP.";
            case EADDRINUSE -> "Another program answers on this endpoint ID already.";
            default -> "The manual page errno(3) explains the number.";
        };
    }

    static int close(int fd) {
        return Functions.close(fd);
    }

    /** Bound when the first of them is called. */
    private static final class Functions {

        static {
            Native.register(Functions.class, "c");
        }

        private Functions() {}

        static native int socket(int domain, int type, int protocol);

        // open and ioctl are variadic; x86-64 and arm64 Linux pass integers to them as to any other function.

        static native int open(byte[] path, int flags);

        static native int ioctl(int fd, long request, long argument);

        static native long read(int fd, long buffer, long length);

        static native long write(int fd, long bytes, long length);

        static native int bind(int fd, long address, int addressLength);

        static native long sendto(int fd, long message, long length, int flags, long address, int addressLength);

        static native long recvfrom(int fd, long buffer, long length, int flags, long address, long addressLength);

        static native int poll(long pollfds, long count, int timeoutMillis);

        static native int close(int fd);
    }
}
