package org.cxlmi.libcxlmi;

import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.internal.LibcxlmiTransport;
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
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no route to it
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
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or has no route to it
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

    /** How to talk to a component. */
    public static final class Options {

        private static final int DEBUG = 7;
        private static final int LARGEST_PAYLOAD = 1 << 20;
        private static final CallTable SHIPPED = new ShippedCalls();

        /**
         * Fabric management commands, the calls of the shipped commands, no messages, and no payload from vendors'
         * commands.
         */
        public static final Options DEFAULT = new Options(SHIPPED, true, 0, 0);

        private final CallTable calls;
        private final boolean fmApi;
        private final int logLevel;
        private final int vendorResponse;

        private Options(CallTable calls, boolean fmApi, int logLevel, int vendorResponse) {
            this.calls = calls;
            this.fmApi = fmApi;
            this.logLevel = logLevel;
            this.vendorResponse = vendorResponse;
        }

        /**
         * The calls of your own commands, for example those that {@link org.cxlmi.libcxlmi.calls.LibcxlmiCalls}
         * generates; the calls of the shipped commands follow them.
         */
        public Options withCalls(CallTable own) {
            CallTable table = (opcode, command) -> own.find(opcode, command).or(() -> SHIPPED.find(opcode, command));
            return new Options(table, fmApi, logLevel, vendorResponse);
        }

        /** Whether fabric management commands may be sent, and tunnels be used on MCTP. */
        public Options withFmApi(boolean enabled) {
            return new Options(calls, enabled, logLevel, vendorResponse);
        }

        /**
         * Up to which level of syslog libcxlmi writes messages to the standard error stream.
         *
         * @param level 0 to 7
         * @throws IllegalArgumentException if it is another
         */
        public Options withLogLevel(int level) {
            if (level < 0 || level > DEBUG) {
                throw new IllegalArgumentException("log level " + level + " is not between 0 and " + DEBUG);
            }
            return new Options(calls, fmApi, level, vendorResponse);
        }

        /**
         * How many bytes are expected of a vendor's command that has no call in {@link #withCalls}; on MCTP the response
         * has to have just that length.
         *
         * @param bytes 0 to 1 MiB
         * @throws IllegalArgumentException if it is more or less
         */
        public Options withVendorResponse(int bytes) {
            if (bytes < 0 || bytes > LARGEST_PAYLOAD) {
                throw new IllegalArgumentException(bytes + " bytes are not between 0 and " + LARGEST_PAYLOAD);
            }
            return new Options(calls, fmApi, logLevel, bytes);
        }

        LibcxlmiTransport.Settings settings() {
            return new LibcxlmiTransport.Settings(calls, fmApi, logLevel, vendorResponse);
        }
    }
}
