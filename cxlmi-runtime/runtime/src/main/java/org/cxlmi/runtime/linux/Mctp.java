package org.cxlmi.runtime.linux;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.MctpLimits;
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
        MctpLimits limits = new MctpLimits(options.minimumGap(), options.maximumPayload());
        return MctpTransport.open(network, eid, options.fmApi(), limits);
    }

    /** What a component's transport is called, for example {@code mctp 1:8}, whether or not there is such a component. */
    public static String nameOf(int network, int eid) {
        return MctpTransport.nameOf(network, eid);
    }

    /**
     * How to talk to a component.
     *
     * @param fmApi whether fabric management commands may be sent; can be changed while it is open
     * @param minimumGap how long to leave the component alone after each command; part of the next command's timeout
     * @param maximumPayload the largest payload of a request that the component accepts, and of a response that is
     *     expected of it, in bytes
     */
    public record Options(boolean fmApi, Duration minimumGap, int maximumPayload) {

        private static final Duration LARGEST_GAP = Duration.ofSeconds(1);

        /** Fabric management commands, no gap, payloads of 64 KiB. */
        public static final Options DEFAULT = new Options(true, Duration.ZERO, 1 << 16);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if the gap is negative or longer than a second, or the payload not between 1
         *     byte and what a message can have
         */
        public Options {
            if (minimumGap.isNegative() || minimumGap.compareTo(LARGEST_GAP) > 0) {
                throw new IllegalArgumentException("gap of " + minimumGap + " is not between none and " + LARGEST_GAP);
            }
            if (maximumPayload < 1 || maximumPayload > CciMessage.MAXIMUM_PAYLOAD) {
                throw new IllegalArgumentException("maximum payload of " + maximumPayload
                        + " bytes is not between 1 and " + CciMessage.MAXIMUM_PAYLOAD);
            }
        }

        /** The same, with or without fabric management commands. */
        public Options withFmApi(boolean enabled) {
            return new Options(enabled, minimumGap, maximumPayload);
        }

        /** The same, with another gap, at most one second. */
        public Options withMinimumGap(Duration gap) {
            return new Options(fmApi, gap, maximumPayload);
        }

        /** The same, with another largest payload in bytes. */
        public Options withMaximumPayload(int bytes) {
            return new Options(fmApi, minimumGap, bytes);
        }
    }
}
