package org.cxlmi.examples.mctp;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;

/** Makes MCTP work on this machine alone: gives the loopback interface an endpoint id, over netlink. */
public final class MctpLoopback {

    /** The kernel's first network, which new interfaces belong to. */
    public static final int NETWORK = 1;

    private static final short RTM_NEWADDR = 20;
    private static final short REQUEST_CREATE_EXCLUSIVE_ACKNOWLEDGE = 0x1 | 0x400 | 0x200 | 0x4;
    private static final short IFA_LOCAL = 2;
    private static final int ADDRESS_MESSAGE_SIZE = 16 + 8 + 8;
    private static final int NETLINK_ADDRESS_SIZE = 12;
    private static final int ERROR_OFFSET = 16;
    private static final int EEXIST = 17;

    private MctpLoopback() {}

    /**
     * Does what {@code mctp address add EID dev lo} does; that it is there already is fine.
     *
     * @throws TransportException the kernel has no MCTP, or does not let this process do it
     */
    public static void addAddress(int eid) throws IOException {
        int index = Integer.parseInt(
                Files.readString(Path.of("/sys/class/net/lo/ifindex")).strip());
        int fd = MctpLibc.open(MctpLibc.AF_NETLINK, MctpLibc.SOCK_RAW, 0);
        try (Memory message = new Memory(ADDRESS_MESSAGE_SIZE);
                Memory address = new Memory(NETLINK_ADDRESS_SIZE);
                Memory reply = new Memory(4096)) {
            address.clear();
            address.setShort(0, (short) MctpLibc.AF_NETLINK);
            message.clear();
            ByteBuffer bytes = message.getByteBuffer(0, message.size()).order(ByteOrder.nativeOrder());
            // struct nlmsghdr: length, type, flags, sequence, port
            bytes.putInt(ADDRESS_MESSAGE_SIZE).putShort(RTM_NEWADDR).putShort(REQUEST_CREATE_EXCLUSIVE_ACKNOWLEDGE);
            bytes.putInt(1).putInt(0);
            // struct ifaddrmsg: family, prefix length, flags, scope, interface
            bytes.put((byte) MctpLibc.AF_MCTP).put(new byte[3]).putInt(index);
            // struct rtattr with one byte, padded
            bytes.putShort((short) 5).putShort(IFA_LOCAL).put((byte) eid);
            MctpLibc.send(fd, message, ADDRESS_MESSAGE_SIZE, address);
            MctpLibc.receive(fd, reply, 0, address);
            int error = -reply.getInt(ERROR_OFFSET);
            if (error != 0 && error != EEXIST) {
                throw new TransportException(
                        "MCTP of this machine",
                        "mctp address add " + eid + " dev lo (errno " + error + ")",
                        "It takes a kernel with CONFIG_MCTP, and root.",
                        null);
            }
        } finally {
            MctpLibc.close(fd);
        }
    }
}
