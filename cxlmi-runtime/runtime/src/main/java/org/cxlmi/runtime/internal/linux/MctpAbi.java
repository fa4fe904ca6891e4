package org.cxlmi.runtime.internal.linux;

/** Numbers and offsets of {@code linux/mctp.h} and of the socket calls, the same on x86-64 and arm64. */
final class MctpAbi {

    static final int AF_MCTP = 45;

    // SOCK_DGRAM | SOCK_CLOEXEC
    static final int SOCKET_TYPE = 2 | 0x80000;

    /** Does not block. */
    static final int MSG_DONTWAIT = 0x40;

    /** Makes recvfrom return the length that the message really had. */
    static final int MSG_TRUNC = 0x20;

    /** {@code struct sockaddr_mctp}. */
    static final int ADDRESS_SIZE = 12;

    static final int ADDRESS_FAMILY = 0;
    static final int ADDRESS_NETWORK = 4;
    static final int ADDRESS_EID = 8;
    static final int ADDRESS_TYPE = 9;
    static final int ADDRESS_TAG = 10;

    /** The tag of a request: the kernel chooses one. */
    static final int TAG_OWNER = 8;

    /** {@code struct pollfd}. */
    static final int POLLFD_SIZE = 8;

    static final int POLLFD_FD = 0;
    static final int POLLFD_EVENTS = 4;
    static final int POLLFD_REVENTS = 6;
    static final int POLLIN = 1;

    private MctpAbi() {}
}
