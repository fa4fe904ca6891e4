package org.cxlmi.runtime.linux;

import java.time.Duration;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.MctpAbi;
import org.cxlmi.runtime.internal.linux.MctpTransport;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Transport;

/**
 * Opens a component on MCTP, through the {@code AF_MCTP} sockets that Linux has since 5.15.
 *
 * <p>Component commands go as MCTP message type 08h, fabric management commands as 07h. A command waits up to two
 * seconds for its response, as the specification of CXL over MCTP requires; a longer timeout is refused. A response
 * that arrives later is dropped. It is never taken for the response to another command.
 *
 * <p>Asynchronous commands of all components on MCTP wait in one thread of the process. It starts with the first of these
 * commands, and ends when the last transport that had one is closed.
 */
public final class Mctp {

    private Mctp() {}

    /**
     * Opens a component with the default {@link Options}.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if one of them is out of range
     * @throws TransportException if the kernel has no MCTP, or refuses a socket
     */
    public static Transport open(int network, int eid) {
        return open(network, eid, Options.DEFAULT);
    }

    /**
     * Opens a component.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if one of them is out of range
     * @throws TransportException if the kernel has no MCTP, or refuses a socket
     */
    public static Transport open(int network, int eid, Options options) {
        return MctpTransport.open(
                network,
                eid,
                MctpTransport.options(network, eid)
                        .withMinimumGap(options.minimumGap())
                        .withMaximumPayload(options.maximumPayload()),
                options.fmApi(),
                options.localEid().orElse(MctpAbi.ANY_EID));
    }

    /** The name of a component's transport, for example {@code mctp 1:8}. The component need not exist. */
    public static String nameOf(int network, int eid) {
        return MctpTransport.nameOf(network, eid);
    }

    /**
     * The options of the connection to a component. Options are immutable: each method {@code with...} returns a new
     * object.
     */
    public static final class Options {

        private static final Duration LARGEST_GAP = Duration.ofSeconds(1);

        /** Fabric management commands, no gap, payloads of 64 KiB. */
        public static final Options DEFAULT = new Options(true, Duration.ZERO, 1 << 16, MctpAbi.ANY_EID);

        private final boolean fmApi;
        private final Duration minimumGap;
        private final int maximumPayload;

        private final int localEid;

        private Options(boolean fmApi, Duration minimumGap, int maximumPayload, int localEid) {
            this.fmApi = fmApi;
            this.minimumGap = minimumGap;
            this.maximumPayload = maximumPayload;
            this.localEid = localEid;
        }

        /** Whether fabric management commands may be sent. This can be changed while the component is open. */
        public boolean fmApi() {
            return fmApi;
        }

        /** The least time between the end of a command and the next command. It is part of the next command's timeout. */
        public Duration minimumGap() {
            return minimumGap;
        }

        /**
         * The largest payload of a request that the component accepts, and of a response that it may send, in bytes.
         */
        public int maximumPayload() {
            return maximumPayload;
        }

        /**
         * The endpoint id of this machine at which unsolicited messages are received; absent for all endpoint ids of
         * this machine.
         */
        public OptionalInt localEid() {
            return localEid == MctpAbi.ANY_EID ? OptionalInt.empty() : OptionalInt.of(localEid);
        }

        /** The same, with or without fabric management commands. */
        public Options withFmApi(boolean enabled) {
            return new Options(enabled, minimumGap, maximumPayload, localEid);
        }

        /**
         * The same, with another gap.
         *
         * @throws IllegalArgumentException if the gap is negative or longer than a second
         */
        public Options withMinimumGap(Duration gap) {
            if (gap.isNegative() || gap.compareTo(LARGEST_GAP) > 0) {
                throw new IllegalArgumentException("gap of " + gap + " is not between none and " + LARGEST_GAP);
            }
            return new Options(fmApi, gap, maximumPayload, localEid);
        }

        /**
         * The same, with another largest payload.
         *
         * @param bytes from 1 to {@link CciMessage#MAXIMUM_PAYLOAD}
         * @throws IllegalArgumentException if it is not in this range
         */
        public Options withMaximumPayload(int bytes) {
            if (bytes < 1 || bytes > CciMessage.MAXIMUM_PAYLOAD) {
                throw new IllegalArgumentException(
                        "maximum payload of " + bytes + " bytes is not between 1 and " + CciMessage.MAXIMUM_PAYLOAD);
            }
            return new Options(fmApi, minimumGap, bytes, localEid);
        }

        /**
         * The same, but unsolicited messages are received only at this endpoint id of this machine. Several programs
         * can receive messages if each uses another endpoint id. The default is all endpoint ids of this machine.
         *
         * @param eid 8 to 254
         * @throws IllegalArgumentException if it is not in this range
         * @see org.cxlmi.runtime.Endpoint#onUnsolicited
         */
        public Options withLocalEid(int eid) {
            return new Options(fmApi, minimumGap, maximumPayload, MctpTransport.checkEid(eid));
        }

        /** For example {@code fmApi=true, minimumGap=PT0S, maximumPayload=65536}. */
        @Override
        public String toString() {
            return "fmApi=" + fmApi + ", minimumGap=" + minimumGap + ", maximumPayload=" + maximumPayload
                    + (localEid == MctpAbi.ANY_EID ? "" : ", localEid=" + localEid);
        }
    }
}
