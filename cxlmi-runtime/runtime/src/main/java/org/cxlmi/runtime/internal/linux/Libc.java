package org.cxlmi.runtime.internal.linux;

/** System calls as a transport needs them; a negative result is the negated errno. */
interface Libc {

    /** A file descriptor. */
    int open(String path, int flags);

    /** Zero or more, depending on the request; the address is that of the argument in native memory. */
    int ioctl(int fd, long request, long address);

    int close(int fd);
}
