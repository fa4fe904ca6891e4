package org.cxlmi.simulator.serve.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cxlmi.runtime.internal.linux.MctpAbi;

/** Changes to the kernel's MCTP interfaces as netlink has them, in the byte order of this machine. */
final class NetlinkRequest {

    private static final short RTM_NEWLINK = 16;
    private static final short RTM_NEWADDR = 20;
    private static final short RTM_NEWROUTE = 24;
    private static final short REQUEST_ACKNOWLEDGE = 0x1 | 0x4;
    private static final short CREATE_EXCLUSIVE = 0x400 | 0x200;
    private static final int HEADER_SIZE = 16;

    private static final short IFA_LOCAL = 2;
    private static final short RTA_DST = 1;
    private static final short RTA_OIF = 4;
    private static final byte RTN_UNICAST = 1;
    private static final int IFF_UP = 1;

    private static final int ATTRIBUTE_HEADER_SIZE = 4;

    private final ByteBuffer bytes;

    private NetlinkRequest(short type, int flags, int bodySize) {
        bytes = ByteBuffer.allocate(HEADER_SIZE + bodySize).order(ByteOrder.nativeOrder());
        // struct nlmsghdr: length, type, flags, sequence, port
        bytes.putInt(bytes.capacity())
                .putShort(type)
                .putShort((short) (REQUEST_ACKNOWLEDGE | flags))
                .putInt(1)
                .putInt(0);
    }

    /** Gives an interface an endpoint ID. */
    static byte[] newAddress(int interfaceIndex, int eid) {
        NetlinkRequest request = new NetlinkRequest(RTM_NEWADDR, CREATE_EXCLUSIVE, 16);
        // struct ifaddrmsg: family, prefix length, flags, scope, interface
        request.bytes.put((byte) MctpAbi.AF_MCTP).put(new byte[3]).putInt(interfaceIndex);
        request.putEid(IFA_LOCAL, eid);
        return request.bytes.array();
    }

    /** Brings an interface up. */
    static byte[] linkUp(int interfaceIndex) {
        NetlinkRequest request = new NetlinkRequest(RTM_NEWLINK, 0, 16);
        // struct ifinfomsg: family, padding, type, interface, flags, which of these to change
        request.bytes.putInt(0).putInt(interfaceIndex).putInt(IFF_UP).putInt(IFF_UP);
        return request.bytes.array();
    }

    /** Adds a route to an endpoint ID through an interface. */
    static byte[] newRoute(int interfaceIndex, int eid) {
        NetlinkRequest request = new NetlinkRequest(RTM_NEWROUTE, CREATE_EXCLUSIVE, 28);
        // struct rtmsg: family, further endpoint IDs, source length, TOS, table, protocol, scope, type, flags
        request.bytes
                .put((byte) MctpAbi.AF_MCTP)
                .put(new byte[6])
                .put(RTN_UNICAST)
                .putInt(0);
        request.putEid(RTA_DST, eid);
        request.bytes
                .putShort((short) (ATTRIBUTE_HEADER_SIZE + Integer.BYTES))
                .putShort(RTA_OIF)
                .putInt(interfaceIndex);
        return request.bytes.array();
    }

    /** A struct rtattr with one byte, padded. */
    private void putEid(short attribute, int eid) {
        bytes.putShort((short) (ATTRIBUTE_HEADER_SIZE + 1))
                .putShort(attribute)
                .put((byte) eid)
                .put(new byte[3]);
    }
}
