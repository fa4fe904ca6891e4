package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The system calls of the C library, by JNA direct mapping; a negative result is the negated errno. */
public final class JnaLibc implements Libc, Sockets {

    public static final JnaLibc INSTANCE = new JnaLibc();

    private JnaLibc() {}

    /** Binds the functions, which otherwise happens with the first call. */
    static void bind() {
        Functions.bind();
    }

    @Override
    public int open(String path, int flags) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
        return orErrno(Functions.open(terminated, flags));
    }

    @Override
    public int ioctl(int fd, long request, long address) {
        return orErrno(Functions.ioctl(fd, request, address));
    }

    @Override
    public int close(int fd) {
        return orErrno(Functions.close(fd));
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return orErrno(Functions.socket(domain, type, protocol));
    }

    @Override
    public int sendto(int fd, long message, int length, int flags, long address, int addressLength) {
        return orErrno((int) Functions.sendto(fd, message, length, flags, address, addressLength));
    }

    @Override
    public int poll(long pollfds, int count, int timeoutMillis) {
        return orErrno(Functions.poll(pollfds, count, timeoutMillis));
    }

    @Override
    public int recvfrom(int fd, long buffer, int length, int flags, long address, long addressLength) {
        return orErrno((int) Functions.recvfrom(fd, buffer, length, flags, address, addressLength));
    }

    @Override
    public int epollCreate() {
        return orErrno(Functions.epoll_create1(EpollAbi.CREATE_FLAGS));
    }

    @Override
    public int epollCtl(int epoll, int operation, int fd, long event) {
        return orErrno(Functions.epoll_ctl(epoll, operation, fd, event));
    }

    @Override
    public int epollWait(int epoll, long events, int most, int timeoutMillis) {
        return orErrno(Functions.epoll_wait(epoll, events, most, timeoutMillis));
    }

    @Override
    public int eventfd() {
        return orErrno(Functions.eventfd(0, EpollAbi.EVENTFD_FLAGS));
    }

    @Override
    public int read(int fd, long buffer, int length) {
        return orErrno((int) Functions.read(fd, buffer, length));
    }

    @Override
    public int write(int fd, long bytes, int length) {
        return orErrno((int) Functions.write(fd, bytes, length));
    }

    @Override
    public int bind(int fd, long address, int addressLength) {
        return orErrno(Functions.bind(fd, address, addressLength));
    }

    private static int orErrno(int result) {
        // To be read at once: the next native call of this thread changes it.
        return result < 0 ? -Native.getLastError() : result;
    }

    /** Bound when first called, so that nothing native is loaded before a device is opened. */
    private static final class Functions {

        static {
            Native.register(Functions.class, "c");
        }

        private Functions() {}

        /** Does nothing itself: the class is initialized by it. */
        static void bind() {}

        // open and ioctl are variadic; x86-64 and arm64 Linux pass integers to them as to any other function.

        static native int open(byte[] path, int flags);

        static native int ioctl(int fd, long request, long address);

        static native int close(int fd);

        static native int socket(int domain, int type, int protocol);

        static native long sendto(int fd, long message, long length, int flags, long address, int addressLength);

        static native int bind(int fd, long address, int addressLength);

        static native long read(int fd, long buffer, long length);

        static native long write(int fd, long bytes, long length);

        static native int epoll_create1(int flags);

        static native int epoll_ctl(int epoll, int operation, int fd, long event);

        static native int epoll_wait(int epoll, long events, int most, int timeoutMillis);

        static native int eventfd(int value, int flags);

        static native int poll(long pollfds, long count, int timeoutMillis);

        static native long recvfrom(int fd, long buffer, long length, int flags, long address, long addressLength);
    }
}
