package org.cxlmi.libcxlmi;

import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.internal.LibcxlmiTransport;
import org.cxlmi.runtime.transport.Transport;

/**
 * Opens components through the C library libcxlmi. Use it to send commands exactly as your C programs do.
 *
 * <p>The system property {@code cxlmi.library} names the file of the library. Without it, the environment variable
 * {@code CXLMI_LIBRARY} does; without both, the operating system looks for the library. You can send the commands for
 * which libcxlmi has a function, and vendors' commands. Some information is missing, because libcxlmi does not return
 * it: the vendor extended status, the length of a response, often the reason why a response was refused, and which
 * component on the path through a tunnel refused.
 *
 * <p>Tunnels can lead to a port of a switch, to a logical device, to a logical device at a port, and over MCTP to an LD
 * pool. For other tunnels, {@code through(...)} throws an {@link UnsupportedOperationException}.
 *
 * <p>You have to trust the components: if a component claims to send more than it does, libcxlmi reads outside its
 * buffers, which may end the process. The buffers that libcxlmi writes to are large enough for any count of 8 or 16
 * bits, and for 16 MiB if a count has 32 bits. The other transports check such counts.
 */
public final class Libcxlmi {

    private Libcxlmi() {}

    /**
     * Opens the mailbox of a device with the default {@link Options}.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither
     * @throws org.cxlmi.runtime.error.TransportException if the library cannot be loaded, or the device cannot be
     *     opened
     */
    public static Transport openDevice(String device) {
        return openDevice(device, Options.DEFAULT);
    }

    /**
     * Opens the mailbox of a device. libcxlmi sends all commands as raw commands, so the kernel has to allow these.
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

    /** The options of the connection to a component. Each method {@code with...} returns a new object. */
    public static final class Options {

        private static final int DEBUG = 7;
        private static final int LARGEST_PAYLOAD = 1 << 20;
        private static final CallTable SHIPPED = new ShippedCalls();

        /**
         * The default: fabric management commands are enabled, the calls are those of the shipped commands, libcxlmi
         * writes no messages, and vendors' commands return no payload.
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
         * The same, with calls of your own commands, for example those that
         * {@link org.cxlmi.libcxlmi.calls.LibcxlmiCalls} generates. The calls of the shipped commands are used for all
         * other commands.
         */
        public Options withCalls(CallTable own) {
            CallTable table = (opcode, command) -> own.find(opcode, command).or(() -> SHIPPED.find(opcode, command));
            return new Options(table, fmApi, logLevel, vendorResponse);
        }

        /** The same, with or without fabric management commands and, on MCTP, tunnels. */
        public Options withFmApi(boolean enabled) {
            return new Options(calls, enabled, logLevel, vendorResponse);
        }

        /**
         * The same, with messages of libcxlmi on the standard error stream, up to a level of syslog.
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
         * The same, with the payload length that is expected in the response to a vendor's command without a call in
         * {@link #withCalls}. On MCTP the response has to have exactly this length.
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
