package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The system calls of the C library, by JNA direct mapping. */
final class JnaLibc implements Libc {

    static final Libc INSTANCE = new JnaLibc();

    private JnaLibc() {}

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

        // open and ioctl are variadic; x86-64 and arm64 Linux pass integers to them as to any other function.

        static native int open(byte[] path, int flags);

        static native int ioctl(int fd, long request, long address);

        static native int close(int fd);
    }
}
