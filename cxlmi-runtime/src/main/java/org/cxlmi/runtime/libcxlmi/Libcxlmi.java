package org.cxlmi.runtime.libcxlmi;

import org.cxlmi.runtime.internal.libcxlmi.LibcxlmiTransport;
import org.cxlmi.runtime.internal.libcxlmi.TunnelInfo;
import org.cxlmi.runtime.transport.Transport;

/**
 * Opens components through the C library libcxlmi, for those who want to talk to a component just as their C programs do.
 *
 * <p>The library is the file that the system property {@code cxlmi.library} names, or else the environment variable
 * {@code CXLMI_LIBRARY}, or else the one that the system finds. Only commands that it has a function for can be sent, and
 * those of vendors. What it does not tell cannot be told here either: the vendor's extended status, how long a response
 * was, and often why a response was refused.
 *
 * <p>Components have to be trusted: one that claims to send more than it does makes libcxlmi read beyond its memory, which
 * may end the process. What it writes then has room here for any count of 8 or 16 bits, and for 16 MiB where a count has
 * 32. The other transports take no such claim at its word.
 */
public final class Libcxlmi {

    private Libcxlmi() {}

    /**
     * Opens the mailbox of a device with the default {@link Options}.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or the device not be opened
     */
    public static Transport openDevice(String device) {
        return openDevice(device, Options.DEFAULT);
    }

    /**
     * Opens the mailbox of a device; libcxlmi needs a kernel with raw commands for all of them.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither, or the tunnel leads to an LD pool, which libcxlmi cannot reach
     *     through a device
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or the device not be opened
     */
    public static Transport openDevice(String device, Options options) {
        if (options.tunnel().ldPool()) {
            throw new IllegalArgumentException("libcxlmi reaches an LD pool over MCTP only, not through " + device);
        }
        return LibcxlmiTransport.openDevice(device, options.settings());
    }

    /**
     * Opens a component on MCTP with the default {@link Options}.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if one of them is out of range
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no way to it
     */
    public static Transport openMctp(int network, int eid) {
        return openMctp(network, eid, Options.DEFAULT);
    }

    /**
     * Opens a component on MCTP.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if one of them is out of range
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no way to it
     */
    public static Transport openMctp(int network, int eid, Options options) {
        if (network < 0) {
            throw new IllegalArgumentException("MCTP network " + network + " is negative");
        }
        if (eid < 8 || eid > 254) {
            throw new IllegalArgumentException("MCTP endpoint id " + eid + " is not between 8 and 254");
        }
        return LibcxlmiTransport.openMctp(network, eid, options.settings());
    }

    /**
     * Which component behind an endpoint is meant; libcxlmi wraps each command itself.
     *
     * @param port a downstream port of a switch, 0 to 255, or -1
     * @param ld a logical device of a multi-logical device, 0 to 255, or -1
     * @param ldPool whether the LD pool of a multi-headed device is meant
     */
    public record Tunnel(int port, int ld, boolean ldPool) {

        /** The endpoint itself. */
        public static final Tunnel NONE = new Tunnel(-1, -1, false);

        private static final int LARGEST = 255;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is out of range, or the LD pool is meant together with one of them
         */
        public Tunnel {
            if (port < -1 || port > LARGEST || ld < -1 || ld > LARGEST) {
                throw new IllegalArgumentException(
                        "port " + port + " or LD " + ld + " is not between 0 and " + LARGEST);
            }
            if (ldPool && (port >= 0 || ld >= 0)) {
                throw new IllegalArgumentException("libcxlmi reaches an LD pool only of the endpoint itself");
            }
        }

        /** To a logical device of the endpoint. */
        public static Tunnel toLd(int ld) {
            return new Tunnel(-1, ld, false);
        }

        /** To what is behind a port of the endpoint, a switch. */
        public static Tunnel toPort(int port) {
            return new Tunnel(port, -1, false);
        }

        /** To a logical device of what is behind a port of the endpoint, a switch. */
        public static Tunnel toPortAndLd(int port, int ld) {
            return new Tunnel(port, ld, false);
        }

        /** To the LD pool of the endpoint, a multi-headed device. */
        public static Tunnel toLdPool() {
            return new Tunnel(-1, -1, true);
        }
    }

    /**
     * How to talk to a component.
     *
     * @param fmApi whether fabric management commands may be sent, and tunnels be used on MCTP
     * @param logLevel up to which level of syslog, 0 to 7, libcxlmi writes to the standard error stream
     * @param vendorResponse bytes that are expected of a vendor's command that has no description of its own; on MCTP
     *     the response has to have just that length
     */
    public record Options(boolean fmApi, Tunnel tunnel, int logLevel, int vendorResponse) {

        /** Fabric management commands, no tunnel, no messages, and no payload from vendors' commands. */
        public static final Options DEFAULT = new Options(true, Tunnel.NONE, 0, 0);

        private static final int DEBUG = 7;
        private static final int LARGEST_PAYLOAD = 1 << 20;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Options {
            if (logLevel < 0 || logLevel > DEBUG) {
                throw new IllegalArgumentException("log level " + logLevel + " is not between 0 and " + DEBUG);
            }
            if (vendorResponse < 0 || vendorResponse > LARGEST_PAYLOAD) {
                throw new IllegalArgumentException(vendorResponse + " bytes are not between 0 and " + LARGEST_PAYLOAD);
            }
        }

        /** The same, with or without fabric management commands. */
        public Options withFmApi(boolean enabled) {
            return new Options(enabled, tunnel, logLevel, vendorResponse);
        }

        /** The same, to another component behind the endpoint. */
        public Options withTunnel(Tunnel way) {
            return new Options(fmApi, way, logLevel, vendorResponse);
        }

        /** The same, with more or fewer messages. */
        public Options withLogLevel(int level) {
            return new Options(fmApi, tunnel, level, vendorResponse);
        }

        /** The same, with another length of the responses of vendors' commands. */
        public Options withVendorResponse(int bytes) {
            return new Options(fmApi, tunnel, logLevel, bytes);
        }

        LibcxlmiTransport.Settings settings() {
            TunnelInfo info = new TunnelInfo(tunnel.port(), tunnel.ld(), tunnel.ldPool());
            return new LibcxlmiTransport.Settings(info, fmApi, logLevel, vendorResponse);
        }
    }
}
