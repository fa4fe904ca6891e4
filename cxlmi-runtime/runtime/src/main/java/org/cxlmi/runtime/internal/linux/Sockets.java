package org.cxlmi.runtime.internal.linux;

/**
 * System calls on sockets as a transport needs them; a negative result is the negated errno. Addresses are those of
 * native memory.
 */
interface Sockets extends Events {

    /** A file descriptor. */
    int socket(int domain, int type, int protocol);

    /** Gives a socket an address of this machine. */
    int bind(int fd, long address, int addressLength);

    /** The number of bytes sent. */
    int sendto(int fd, long message, int length, int flags, long address, int addressLength);

    /** The number of {@code struct pollfd} that something happened to; 0 when the time was up. */
    int poll(long pollfds, int count, int timeoutMillis);

    /**
     * The number of bytes received.
     *
     * @param addressLength where the room for the sender's address is given and its length comes back, 32 bits
     */
    int recvfrom(int fd, long buffer, int length, int flags, long address, long addressLength);
}
