package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;

/** Configures one of the kernel's interfaces for MCTP, as the program {@code mctp} does. */
final class MctpInterface {

    private static final int NETLINK_ADDRESS_SIZE = 12;
    private static final int REPLY_SIZE = 4096;
    private static final int ERROR_OFFSET = 16;
    private static final int EEXIST = 17;

    private final String name;
    private final int index;

    private MctpInterface(String name, int index) {
        this.name = name;
        this.index = index;
    }

    static MctpInterface named(String name) throws IOException {
        Path file = Path.of("/sys/class/net", name, "ifindex");
        return new MctpInterface(name, Integer.parseInt(Files.readString(file).strip()));
    }

    /** Gives it an endpoint ID; that it has it already is fine. */
    void addAddress(int eid) {
        int errno = change(NetlinkRequest.newAddress(index, eid));
        if (errno != EEXIST) {
            check("mctp address add " + eid + " dev " + name, errno);
        }
    }

    void bringUp() {
        check("mctp link set " + name + " up", change(NetlinkRequest.linkUp(index)));
    }

    /** Says that an endpoint ID is reached by it. */
    void addRoute(int eid) {
        check("mctp route add " + eid + " via " + name, change(NetlinkRequest.newRoute(index, eid)));
    }

    private static void check(String what, int errno) {
        if (errno != 0) {
            throw MctpLibc.failure(what, errno);
        }
    }

    /** The error number that the kernel answers, 0 for none. */
    private static int change(byte[] request) {
        int fd = MctpLibc.openSocket(MctpLibc.AF_NETLINK, MctpLibc.SOCK_RAW, 0);
        try (Memory message = new Memory(request.length);
                Memory address = new Memory(NETLINK_ADDRESS_SIZE);
                Memory reply = new Memory(REPLY_SIZE)) {
            address.clear();
            address.setShort(0, (short) MctpLibc.AF_NETLINK);
            message.write(0, request, 0, request.length);
            MctpLibc.send(fd, message, request.length, address);
            int length = MctpLibc.receive(fd, reply, 0, address);
            if (length < ERROR_OFFSET + Integer.BYTES) {
                throw new TransportException(
                        "MCTP of this machine",
                        "understand netlink's answer of " + length + " bytes",
                        "Look at the kernel's log.",
                        null);
            }
            return -reply.getInt(ERROR_OFFSET);
        } finally {
            MctpLibc.close(fd);
        }
    }
}
