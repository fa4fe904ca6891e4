package org.cxlmi.runtime.net;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;

/**
 * Opens a component that is served with MCTP packets on a stream socket, over TCP or UNIX. It needs neither root nor
 * MCTP in the kernel.
 *
 * <p>The packets have the form of JackrabbitLabs' tools: 4 bytes of header and 64 bytes of payload each, padded with
 * zeros. The simulator serves fabrics in this form. For the switch emulator of JackrabbitLabs, the options are:
 *
 * <pre>{@code
 * MctpStream.Options.DEFAULT.withMessageType(MessageType.FM_API).withCategoryInHighBits(true)
 * }</pre>
 */
public final class MctpStream {

    private MctpStream() {}

    /**
     * Connects to a component with the default {@link Options}.
     *
     * @param address an {@link java.net.InetSocketAddress} or a {@link java.net.UnixDomainSocketAddress}; see
     *     {@link StreamAddress#parse}
     * @throws TransportException if the connection cannot be made
     */
    public static Transport open(SocketAddress address) {
        return open(address, Options.DEFAULT);
    }

    /**
     * Connects to a component.
     *
     * @param address an {@link java.net.InetSocketAddress} or a {@link java.net.UnixDomainSocketAddress}; see
     *     {@link StreamAddress#parse}
     * @throws TransportException if the connection cannot be made
     */
    public static Transport open(SocketAddress address, Options options) {
        String name = options.nameOf(address);
        return new MctpStreamTransport(name, options, StreamConnection.open(name, address, options.connectTimeout()));
    }

    /** The options of a connection. Options are immutable: each method {@code with...} returns a new object. */
    public static final class Options {

        /**
         * The component that the other end chooses, no endpoint ID on this side, no gap, payloads of 64 KiB, and two
         * seconds to connect.
         */
        public static final Options DEFAULT = new Options(
                OptionalInt.empty(),
                0,
                Optional.empty(),
                /* categoryInHighBits= */ false,
                Duration.ZERO,
                1 << 16,
                Duration.ofSeconds(2));

        private final OptionalInt eid;
        private final int localEid;
        private final Optional<MessageType> messageType;
        private final boolean categoryInHighBits;
        private final Duration minimumGap;
        private final int maximumPayload;
        private final Duration connectTimeout;

        private Options(
                OptionalInt eid,
                int localEid,
                Optional<MessageType> messageType,
                boolean categoryInHighBits,
                Duration minimumGap,
                int maximumPayload,
                Duration connectTimeout) {
            this.eid = eid;
            this.localEid = localEid;
            this.messageType = messageType;
            this.categoryInHighBits = categoryInHighBits;
            this.minimumGap = minimumGap;
            this.maximumPayload = maximumPayload;
            this.connectTimeout = connectTimeout;
        }

        /**
         * The same, for the component with this endpoint ID. By default, requests go to endpoint ID 0, for which the
         * other end of the connection chooses a component.
         *
         * @param target 8 to 254
         * @throws IllegalArgumentException if it is not in this range
         */
        public Options withEid(int target) {
            return new Options(
                    OptionalInt.of(EndpointIds.check(target)),
                    localEid,
                    messageType,
                    categoryInHighBits,
                    minimumGap,
                    maximumPayload,
                    connectTimeout);
        }

        /**
         * The same, with an endpoint ID of this side. By default it is 0, as if this side had none.
         *
         * @param own 8 to 254
         * @throws IllegalArgumentException if it is not in this range
         */
        public Options withLocalEid(int own) {
            return new Options(
                    eid,
                    EndpointIds.check(own),
                    messageType,
                    categoryInHighBits,
                    minimumGap,
                    maximumPayload,
                    connectTimeout);
        }

        /** The same, but all commands go as this message type. By default, each command has a type of its own. */
        public Options withMessageType(MessageType all) {
            return new Options(
                    eid, localEid, Optional.of(all), categoryInHighBits, minimumGap, maximumPayload, connectTimeout);
        }

        /**
         * The same, for a component that has the category of a response in bits 7:4 of its first byte, not in bits 3:0
         * as CXL has it. This applies also to responses in tunnels, which need the header of
         * {@link org.cxlmi.runtime.transport.TunnelHeader#CXL_2_0} then.
         */
        public Options withCategoryInHighBits(boolean high) {
            return new Options(eid, localEid, messageType, high, minimumGap, maximumPayload, connectTimeout);
        }

        /**
         * The same, with a least time from the end of a command to the next command. It is part of the timeout of the
         * next command.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Options withMinimumGap(Duration gap) {
            if (gap.isNegative()) {
                throw new IllegalArgumentException("a gap of " + gap + " is negative");
            }
            return new Options(eid, localEid, messageType, categoryInHighBits, gap, maximumPayload, connectTimeout);
        }

        /**
         * The same, with another largest payload of requests and responses.
         *
         * @param bytes from 1 to {@link CciMessage#MAXIMUM_PAYLOAD}
         * @throws IllegalArgumentException if it is not in this range
         */
        public Options withMaximumPayload(int bytes) {
            if (bytes < 1 || bytes > CciMessage.MAXIMUM_PAYLOAD) {
                throw new IllegalArgumentException(
                        "a payload of " + bytes + " bytes is not between 1 and " + CciMessage.MAXIMUM_PAYLOAD);
            }
            return new Options(eid, localEid, messageType, categoryInHighBits, minimumGap, bytes, connectTimeout);
        }

        /**
         * The same, with another time to connect.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Options withConnectTimeout(Duration timeout) {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("a timeout of " + timeout + " is negative");
            }
            return new Options(eid, localEid, messageType, categoryInHighBits, minimumGap, maximumPayload, timeout);
        }

        OptionalInt eid() {
            return eid;
        }

        int localEid() {
            return localEid;
        }

        Optional<MessageType> messageType() {
            return messageType;
        }

        boolean categoryInHighBits() {
            return categoryInHighBits;
        }

        Duration minimumGap() {
            return minimumGap;
        }

        int maximumPayload() {
            return maximumPayload;
        }

        Duration connectTimeout() {
            return connectTimeout;
        }

        /** For example {@code tcp:localhost:2508 EID 9}. */
        private String nameOf(SocketAddress address) {
            return StreamAddress.format(address) + (eid.isPresent() ? " " + EndpointIds.sender(eid.getAsInt()) : "");
        }
    }
}
