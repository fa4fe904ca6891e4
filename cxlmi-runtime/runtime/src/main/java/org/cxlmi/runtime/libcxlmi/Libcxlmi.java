package org.cxlmi.runtime.libcxlmi;

import org.cxlmi.runtime.internal.libcxlmi.LibcxlmiTransport;
import org.cxlmi.runtime.transport.Transport;

/**
 * Opens components through the C library libcxlmi, for those who want to talk to a component just as their C programs do.
 *
 * <p>The library is the file that the system property {@code cxlmi.library} names, or else the environment variable
 * {@code CXLMI_LIBRARY}, or else the one that the system finds. Only commands that it has a function for can be sent, and
 * those of vendors. What it does not tell cannot be told here either: the vendor's extended status, how long a response
 * was, often why a response was refused, and which component on the way through a tunnel refused.
 *
 * <p>Tunnels lead to a port of a switch, to a logical device, to one at a port, and over MCTP to an LD pool; through others
 * {@code through(...)} throws an {@link UnsupportedOperationException}.
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
     * @throws IllegalArgumentException if it is neither
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or the device not be opened
     */
    public static Transport openDevice(String device, Options options) {
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
     * How to talk to a component.
     *
     * @param fmApi whether fabric management commands may be sent, and tunnels be used on MCTP
     * @param logLevel up to which level of syslog, 0 to 7, libcxlmi writes to the standard error stream
     * @param vendorResponse bytes that are expected of a vendor's command that has no description of its own; on MCTP
     *     the response has to have just that length
     */
    public record Options(boolean fmApi, int logLevel, int vendorResponse) {

        /** Fabric management commands, no messages, and no payload from vendors' commands. */
        public static final Options DEFAULT = new Options(true, 0, 0);

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
            return new Options(enabled, logLevel, vendorResponse);
        }

        /** The same, with more or fewer messages. */
        public Options withLogLevel(int level) {
            return new Options(fmApi, level, vendorResponse);
        }

        /** The same, with another length of the responses of vendors' commands. */
        public Options withVendorResponse(int bytes) {
            return new Options(fmApi, logLevel, bytes);
        }

        LibcxlmiTransport.Settings settings() {
            return new LibcxlmiTransport.Settings(fmApi, logLevel, vendorResponse);
        }
    }
}
