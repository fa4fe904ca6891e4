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
 * <p>Component commands go as MCTP message type 08h, fabric management commands as 07h. A response is waited for up to
 * two seconds, as the binding of CXL to MCTP has it; a longer timeout is refused. A reply that comes after that is
 * dismissed and never taken for the reply to another command.
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

    /** What a component's transport is called, for example {@code mctp 1:8}, whether or not there is such a component. */
    public static String nameOf(int network, int eid) {
        return MctpTransport.nameOf(network, eid);
    }

    /** How to talk to a component. Options are immutable: each method {@code with...} makes others. */
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

        /** How long to leave the component alone after each command. It is part of the next command's timeout. */
        public Duration minimumGap() {
            return minimumGap;
        }

        /**
         * The largest payload of a request that the component accepts, and of a response that is expected of it, in
         * bytes.
         */
        public int maximumPayload() {
            return maximumPayload;
        }

        /** The endpoint id of this machine to which components send messages by themselves; absent for all of them. */
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
         * @throws IllegalArgumentException if it is less or more
         */
        public Options withMaximumPayload(int bytes) {
            if (bytes < 1 || bytes > CciMessage.MAXIMUM_PAYLOAD) {
                throw new IllegalArgumentException(
                        "maximum payload of " + bytes + " bytes is not between 1 and " + CciMessage.MAXIMUM_PAYLOAD);
            }
            return new Options(fmApi, minimumGap, bytes, localEid);
        }

        /**
         * The same, with the endpoint id of this machine to which components send messages by themselves. Several programs can
         * listen if each has another one. By default they are taken at all endpoint ids of this machine.
         *
         * @param eid 8 to 254
         * @throws IllegalArgumentException if it is less or more
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
