package org.cxlmi.runtime.internal.linux;

/** Numbers and offsets of {@code sys/epoll.h} and {@code sys/eventfd.h}. */
final class EpollAbi {

    // EPOLL_CLOEXEC
    static final int CREATE_FLAGS = 0x80000;

    // EFD_CLOEXEC | EFD_NONBLOCK
    static final int EVENTFD_FLAGS = 0x80000 | 0x800;

    static final int ADD = 1;
    static final int DELETE = 2;
    static final int MODIFY = 3;

    static final int IN = 1;
    static final int OUT = 4;
    static final int ERROR = 8;
    static final int HANG_UP = 0x10;

    /** After one event, there is no other until the descriptor is modified. */
    static final int ONE_SHOT = 1 << 30;

    /** {@code struct epoll_event} is packed on x86-64 only. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64")
            || System.getProperty("os.arch").equals("x86_64");

    static final int EVENT_SIZE = PACKED ? 12 : 16;
    static final int EVENT_DATA = PACKED ? 4 : 8;

    private EpollAbi() {}
}
