package org.cxlmi.simulator.serve.internal;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.Errno;

/** Configures one of the kernel's interfaces for MCTP, as the program {@code mctp} does. */
public final class MctpInterface {

    private static final int NETLINK_ADDRESS_SIZE = 12;
    private static final int REPLY_SIZE = 4096;
    private static final int ERROR_OFFSET = 16;
    private static final int AF_NETLINK = 16;

    private final String name;
    private final int index;

    private MctpInterface(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /** The interface of that name. */
    public static MctpInterface named(String name) throws IOException {
        Path file = Path.of("/sys/class/net", name, "ifindex");
        return new MctpInterface(name, Integer.parseInt(Files.readString(file).strip()));
    }

    /** Gives it an endpoint ID; that it has it already is fine. */
    public void addAddress(int eid) {
        int errno = change(NetlinkRequest.newAddress(index, eid));
        if (errno != Errno.EEXIST.number()) {
            check("mctp address add " + eid + " dev " + name, errno);
        }
    }

    /** Brings it up. */
    public void bringUp() {
        check("mctp link set " + name + " up", change(NetlinkRequest.linkUp(index)));
    }

    /** Says that an endpoint ID is reached by it. */
    public void addRoute(int eid) {
        check("mctp route add " + eid + " via " + name, change(NetlinkRequest.newRoute(index, eid)));
    }

    private static void check(String what, int errno) {
        if (errno != 0) {
            throw SystemCalls.failure(what, errno);
        }
    }

    /** The error number that the kernel answers, 0 for none. */
    private static int change(byte[] request) {
        int fd = SystemCalls.openSocket(AF_NETLINK);
        try (Memory message = new Memory(request.length);
                Memory address = new Memory(NETLINK_ADDRESS_SIZE);
                Memory reply = new Memory(REPLY_SIZE)) {
            address.clear();
            address.setShort(0, (short) AF_NETLINK);
            message.write(0, request, 0, request.length);
            SystemCalls.send(fd, message, request.length, address);
            int length = SystemCalls.receive(fd, reply, 0, address);
            if (length < ERROR_OFFSET + Integer.BYTES) {
                throw new TransportException(
                        SystemCalls.TARGET,
                        "understand netlink's answer of " + length + " bytes",
                        "Look at the kernel's log.",
                        null);
            }
            return -reply.getInt(ERROR_OFFSET);
        } finally {
            SystemCalls.close(fd);
        }
    }
}
