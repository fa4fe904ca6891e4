package org.cxlmi.libcxlmi.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.Tunnel.Hop;
import org.cxlmi.runtime.transport.Tunnel.Kind;
import org.cxlmi.runtime.transport.TunnelHeader;

/**
 * {@code struct cxlmi_tunnel_info}: how to get from an endpoint to the component meant.
 *
 * @param port of a switch, or -1
 * @param ld logical device, or -1
 * @param pool whether the LD pool of a multi-headed device is meant
 */
record TunnelInfo(int port, int ld, boolean pool) {

    /** Bytes in memory. */
    static final int SIZE = 16;

    /** The endpoint itself. */
    static final TunnelInfo NONE = new TunnelInfo(-1, -1, false);

    private static final int PORT = 0;
    private static final int LD = 4;
    private static final int LEVEL = 8;
    private static final int POOL = 12;

    /**
     * A tunnel as the library knows it.
     *
     * @throws UnsupportedOperationException if it knows none such
     */
    static TunnelInfo of(Tunnel tunnel) {
        List<Hop> hops = tunnel.hops();
        if (hops.stream().anyMatch(hop -> hop.header() != TunnelHeader.CXL_3_0)) {
            throw new UnsupportedOperationException(
                    "libcxlmi writes tunnels with the header of CXL 3.0 only: use another"
                            + " transport to a component of CXL 2.0");
        }
        Hop first = hops.get(0);
        if (hops.size() == 1) {
            return switch (first.kind()) {
                case PORT -> new TunnelInfo(first.id(), -1, false);
                case LD -> new TunnelInfo(-1, first.id(), false);
                case LD_POOL -> new TunnelInfo(-1, -1, true);
            };
        }
        Hop second = hops.get(1);
        if (hops.size() == 2 && first.kind() == Kind.PORT && second.kind() == Kind.LD) {
            return new TunnelInfo(first.id(), second.id(), false);
        }
        throw new UnsupportedOperationException(
                "libcxlmi leads to a port, to an LD, to an LD at a port, and to an LD pool, but not to " + tunnel);
    }

    /** How many tunnels there are, one in the other. */
    int level() {
        return (port >= 0 ? 1 : 0) + (ld >= 0 ? 1 : 0) + (pool ? 1 : 0);
    }

    /** Writes the struct to the start of a buffer that is little-endian, as all machines with libcxlmi are. */
    void write(ByteBuffer struct) {
        struct.putInt(PORT, port).putInt(LD, ld).putInt(LEVEL, level()).putInt(POOL, pool ? 1 : 0);
    }
}
