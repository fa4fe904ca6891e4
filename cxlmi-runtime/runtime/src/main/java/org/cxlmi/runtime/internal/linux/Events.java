package org.cxlmi.runtime.internal.linux;

/** System calls to wait for many descriptors at once; a negative result is the negated errno. */
interface Events {

    /** A descriptor for {@link #epollCtl}; closed when the process runs another program. */
    int epollCreate();

    /**
     * Adds, changes or removes a descriptor that is waited for.
     *
     * @param event the address of a {@code struct epoll_event}
     */
    int epollCtl(int epoll, int operation, int fd, long event);

    /** The number of events, written to the address; 0 when the time was up. A negative time has no end. */
    int epollWait(int epoll, long events, int most, int timeoutMillis);

    /** A descriptor that holds a number of 64 bits, 0 at first; does not block. */
    int eventfd();

    /** The number of bytes read. */
    int read(int fd, long buffer, int length);

    /** The number of bytes written. */
    int write(int fd, long bytes, int length);

    int close(int fd);
}
