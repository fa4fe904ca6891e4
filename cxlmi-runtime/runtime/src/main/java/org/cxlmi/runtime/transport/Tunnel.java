package org.cxlmi.runtime.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * A path from one component to another behind it: through a port of a switch, to a logical device (LD) of a
 * multi-logical device, to the LD pool of a multi-headed device, or through several of these.
 *
 * <p>For example {@code Tunnel.switchPort(3).ld(1)}.
 */
public final class Tunnel {

    private final List<Hop> hops;

    private Tunnel(List<Hop> hops) {
        this.hops = hops;
    }

    /**
     * A tunnel to the component at a port of a switch.
     *
     * @param port the number of the physical port, 8 bits
     * @throws IllegalArgumentException if it does not fit 8 bits
     */
    public static Tunnel switchPort(int port) {
        return new Tunnel(List.of(new Hop(Kind.PORT, port)));
    }

    /**
     * A tunnel to a logical device of a multi-logical device.
     *
     * @param ld the LD-ID, 8 bits
     * @throws IllegalArgumentException if it does not fit 8 bits
     */
    public static Tunnel logicalDevice(int ld) {
        return new Tunnel(List.of(new Hop(Kind.LD, ld)));
    }

    /** A tunnel to the LD pool of a multi-headed device, which manages what its heads share. */
    public static Tunnel ldPool() {
        return new Tunnel(List.of(new Hop(Kind.LD_POOL, 0)));
    }

    /**
     * The same, with another header in each tunnel so far. A tunnel that {@link #ld} or {@link #pool} adds gets
     * the header of the last tunnel so far. The default is the header of CXL 3.0.
     *
     * @throws IllegalArgumentException if one of them leads to an LD pool, which the header of CXL 2.0 cannot express
     */
    public Tunnel withHeader(TunnelHeader header) {
        return new Tunnel(
                hops.stream().map(hop -> new Hop(hop.kind(), hop.id(), header)).toList());
    }

    /** Adds a tunnel from the end of this one to a logical device, see {@link #logicalDevice}. */
    public Tunnel ld(int ld) {
        return then(logicalDevice(ld).withHeader(lastHeader()));
    }

    /**
     * Adds a tunnel from the end of this one to the LD pool of a multi-headed device.
     *
     * @throws IllegalArgumentException if the header is that of CXL 2.0, which cannot express an LD pool
     */
    public Tunnel pool() {
        return then(ldPool().withHeader(lastHeader()));
    }

    private TunnelHeader lastHeader() {
        return hops.get(hops.size() - 1).header();
    }

    /** Adds another tunnel at the end of this one. The other tunnel keeps its own header. */
    public Tunnel then(Tunnel next) {
        List<Hop> all = new ArrayList<>(hops);
        all.addAll(next.hops);
        return new Tunnel(List.copyOf(all));
    }

    /** The single tunnels in order, beginning at the endpoint; at least one. */
    public List<Hop> hops() {
        return hops;
    }

    /** The bytes that the tunnels add to each payload: the headers of all tunnels, and of the messages in them. */
    public int overhead() {
        return hops.stream().mapToInt(hop -> hop.header().overhead()).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tunnel tunnel && hops.equals(tunnel.hops);
    }

    @Override
    public int hashCode() {
        return hops.hashCode();
    }

    /** For example {@code port 3 > LD 1}. */
    @Override
    public String toString() {
        return String.join(" > ", hops.stream().map(Hop::toString).toList());
    }

    /** The kind of component at the end of a tunnel. */
    public enum Kind {
        PORT("port "),
        LD("LD "),
        LD_POOL("LD pool");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /**
     * One tunnel, from a component to the next.
     *
     * @param id the number of the port or of the LD, 8 bits; 0 for an LD pool
     * @param header the header that the component in between understands
     */
    public record Hop(Kind kind, int id, TunnelHeader header) {

        private static final int MAXIMUM_ID = 0xFF;

        /** A tunnel with the header of CXL 3.0. */
        public Hop(Kind kind, int id) {
            this(kind, id, TunnelHeader.CXL_3_0);
        }

        /** Checks the width of the number, and that the header can express the kind. */
        public Hop {
            if (id < 0 || id > MAXIMUM_ID) {
                throw new IllegalArgumentException(kind.label + id + " has more than 8 bits");
            }
            if (kind == Kind.LD_POOL && header == TunnelHeader.CXL_2_0) {
                throw new IllegalArgumentException(
                        "the header of CXL 2.0 cannot lead to an LD pool: use that of CXL 3.0");
            }
        }

        /** For example {@code port 3}. */
        @Override
        public String toString() {
            return kind == Kind.LD_POOL ? kind.label : kind.label + id;
        }
    }
}
