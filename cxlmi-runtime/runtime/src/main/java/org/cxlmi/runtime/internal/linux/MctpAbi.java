package org.cxlmi.runtime.internal.linux;

/** Numbers and offsets of {@code linux/mctp.h} and of the socket calls, the same on x86-64 and arm64. */
public final class MctpAbi {

    public static final int AF_MCTP = 45;

    // SOCK_DGRAM | SOCK_CLOEXEC
    public static final int SOCKET_TYPE = 2 | 0x80000;

    /** Does not block. */
    public static final int MSG_DONTWAIT = 0x40;

    /** Makes recvfrom return the length that the message really had. */
    public static final int MSG_TRUNC = 0x20;

    /** {@code struct sockaddr_mctp}. */
    public static final int ADDRESS_SIZE = 12;

    public static final int ADDRESS_FAMILY = 0;
    public static final int ADDRESS_NETWORK = 4;
    public static final int ADDRESS_EID = 8;
    public static final int ADDRESS_TYPE = 9;
    public static final int ADDRESS_TAG = 10;

    /** Binds a socket to all endpoint ids of this machine. */
    public static final int ANY_EID = 255;

    /** The tag of a request: the kernel chooses one. */
    public static final int TAG_OWNER = 8;

    /** {@code struct pollfd}. */
    public static final int POLLFD_SIZE = 8;

    public static final int POLLFD_FD = 0;
    public static final int POLLFD_EVENTS = 4;
    public static final int POLLFD_REVENTS = 6;
    public static final int POLLIN = 1;

    private MctpAbi() {}
}
