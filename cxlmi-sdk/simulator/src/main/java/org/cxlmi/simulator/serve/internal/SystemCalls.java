package org.cxlmi.simulator.serve.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.Errno;
import org.cxlmi.runtime.internal.linux.Jna;
import org.cxlmi.runtime.internal.linux.JnaLibc;
import org.cxlmi.runtime.internal.linux.MctpAbi;

/** The system calls for the responder side of MCTP. Each method throws if its call fails. */
final class SystemCalls {

    /** The name of the target for exceptions. */
    static final String TARGET = "MCTP of this machine";

    private static final JnaLibc LIBC = JnaLibc.INSTANCE;
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;

    private SystemCalls() {}

    /** Opens a socket for datagrams. */
    static int openSocket(int domain) {
        Jna.require(TARGET);
        return check("socket", LIBC.socket(domain, MctpAbi.SOCKET_TYPE, 0));
    }

    /** Opens a terminal for reading and writing, neither of which blocks. */
    static int openTerminal(String path) {
        Jna.require(TARGET);
        return check("open " + path, LIBC.open(path, terminalFlags() | O_NONBLOCK));
    }

    static int terminalFlags() {
        return O_RDWR | O_NOCTTY | O_CLOEXEC;
    }

    /** Calls a driver with ioctl. The exception names the call that failed. */
    static int control(String what, int fd, long request, long argument) {
        return check(what, LIBC.ioctl(fd, request, argument));
    }

    /** The number of bytes read, or -1 if there was nothing. */
    static int read(int fd, Memory buffer) {
        return orNothing("read", LIBC.read(fd, Pointer.nativeValue(buffer), (int) buffer.size()));
    }

    /** The number of bytes written, from an offset on, or -1 if there was no room. */
    static int write(int fd, Memory bytes, int offset) {
        return orNothing("write", LIBC.write(fd, Pointer.nativeValue(bytes) + offset, (int) bytes.size() - offset));
    }

    static void bindTo(int fd, Memory address) {
        check("bind", LIBC.bind(fd, Pointer.nativeValue(address), (int) address.size()));
    }

    static void send(int fd, Memory message, int length, Memory address) {
        int sent = LIBC.sendto(
                fd, Pointer.nativeValue(message), length, 0, Pointer.nativeValue(address), (int) address.size());
        if (Errno.ENOENT.is(sent)) {
            throw new TransportException(TARGET, "sendto", "Nobody waits for this reply any more.", null);
        }
        if (check("sendto", sent) != length) {
            throw new IllegalStateException("sent " + sent + " of " + length + " bytes");
        }
    }

    /** The number of bytes received, or -1 if there was nothing; fills in who sent them. */
    static int receive(int fd, Memory buffer, int flags, Memory address) {
        try (Memory length = new Memory(Integer.BYTES)) {
            length.setInt(0, (int) address.size());
            int received = LIBC.recvfrom(
                    fd,
                    Pointer.nativeValue(buffer),
                    (int) buffer.size(),
                    flags,
                    Pointer.nativeValue(address),
                    Pointer.nativeValue(length));
            return orNothing("recvfrom", received);
        }
    }

    /** Waits until there is something to receive on one of them, or the time is up. */
    static void await(int timeoutMillis, int... fds) {
        try (Memory pollfds = new Memory((long) fds.length * MctpAbi.POLLFD_SIZE)) {
            pollfds.clear();
            for (int i = 0; i < fds.length; i++) {
                long at = (long) i * MctpAbi.POLLFD_SIZE;
                pollfds.setInt(at + MctpAbi.POLLFD_FD, fds[i]);
                pollfds.setShort(at + MctpAbi.POLLFD_EVENTS, (short) MctpAbi.POLLIN);
            }
            LIBC.poll(Pointer.nativeValue(pollfds), fds.length, timeoutMillis);
        }
    }

    static void close(int fd) {
        LIBC.close(fd);
    }

    private static int orNothing(String call, int result) {
        return Errno.EAGAIN.is(result) ? -1 : check(call, result);
    }

    private static int check(String call, int result) {
        if (result < 0) {
            throw failure(call, -result);
        }
        return result;
    }

    static TransportException failure(String what, int errno) {
        return new TransportException(TARGET, what, errno, Errno.nameOf(errno), adviceFor(errno));
    }

    private static String adviceFor(int errno) {
        return switch (Errno.nameOf(errno)) {
            case "EPERM", "EACCES" -> "It takes root, or the capability CAP_NET_ADMIN.";
            case "ENOENT", "ENODEV" ->
                "Pseudo terminals take the kernel's option CONFIG_UNIX98_PTYS, and devpts at /dev/pts.";
            case "EEXIST" -> "Another interface leads to this endpoint ID already.";
            case "EINVAL" -> "MCTP over serial lines takes a kernel with the option CONFIG_MCTP_SERIAL.";
            case "EOPNOTSUPP" -> Errno.adviceOnMctp(Errno.EAFNOSUPPORT.number());
            case "EADDRINUSE" -> "Another program answers on this endpoint ID already.";
            default -> Errno.adviceOnMctp(errno);
        };
    }
}
