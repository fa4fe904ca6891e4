package org.cxlmi.runtime.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.jspecify.annotations.Nullable;

/** A component behind a stream of MCTP packets. */
final class MctpStreamTransport extends MessageTransport {

    private static final String SEND = "send";
    private static final String RECEIVE = "receive";
    private static final int BUFFERED_PACKETS = 64;
    private static final int TAG_OFFSET = 1;
    private static final int TAG_MASK = 0x7;
    private static final int HALF_BYTE = 4;
    private static final int CATEGORY_MASK = 0xF;
    private static final int SHOWN_BYTES = 8;

    private final MctpStream.Options options;
    private final StreamConnection connection;
    private final MessageAssembler assembler;
    // Kept between calls, because a packet may arrive in parts.
    private final ByteBuffer arrived = ByteBuffer.allocate(BUFFERED_PACKETS * PaddedPackets.SIZE);
    private boolean fmApi = true;

    MctpStreamTransport(String name, MctpStream.Options options, StreamConnection connection) {
        super(baseOptions(name, options));
        this.options = options;
        this.connection = connection;
        // What is longer by one packet arrives too, so that it is reported.
        this.assembler =
                new MessageAssembler(PaddedPackets.lengthFor(options.maximumPayload() + MctpPacket.BASELINE_PAYLOAD));
    }

    @Override
    public OptionalInt endpointId() {
        return options.eid();
    }

    private static Options baseOptions(String name, MctpStream.Options options) {
        Options base =
                Options.named(name).withMinimumGap(options.minimumGap()).withMaximumPayload(options.maximumPayload());
        return options.eid().isPresent()
                ? base.withPeer(EndpointIds.sender(options.eid().getAsInt()))
                : base;
    }

    @Override
    public boolean hasFmApi() {
        return fmApi;
    }

    @Override
    public void setFmApi(boolean enabled) {
        checkOpen();
        fmApi = enabled;
    }

    @Override
    protected void send(MessageType type, byte[] message, Deadline deadline) {
        MctpFlow flow = new MctpFlow(
                options.localEid(), options.eid().orElse(0), message[TAG_OFFSET] & TAG_MASK, /* tagOwner= */ true);
        int code = options.messageType().orElse(type).code();
        ByteBuffer packets = ByteBuffer.wrap(PaddedPackets.of(MctpMessage.of(flow, code, message)));
        boolean whole;
        try {
            whole = connection.write(packets, deadline);
        } catch (IOException e) {
            throw lost(SEND, e.getMessage() + ".", e);
        }
        if (!whole && packets.position() == 0) {
            throw CxlTimeoutException.notSent(
                    CommandContext.of(name()), deadline.elapsed(), "The other end takes no more bytes.");
        }
        if (!whole) {
            throw lost(SEND, "The other end did not take the whole message in time.", null);
        }
    }

    @Override
    protected @Nullable IncomingMessage receive(MessageType type, Deadline deadline) {
        boolean last = false;
        while (true) {
            IncomingMessage next = next();
            if (next != null || last) {
                return next;
            }
            // Whatever comes from now on, this is the last look at it.
            last = deadline.isExpired();
            int read;
            try {
                read = connection.read(arrived, deadline);
            } catch (IOException e) {
                throw lost(RECEIVE, e.getMessage() + ".", e);
            }
            if (read < 0) {
                throw lost(RECEIVE, "The other end closed the connection.", null);
            }
            last |= read == 0;
        }
    }

    /** The first message whose packets have all arrived. */
    private @Nullable IncomingMessage next() {
        arrived.flip();
        try {
            while (arrived.hasRemaining()) {
                checkPacket();
                if (arrived.remaining() < PaddedPackets.SIZE) {
                    return null;
                }
                byte[] packet = new byte[PaddedPackets.SIZE];
                arrived.get(packet);
                Optional<IncomingMessage> message =
                        MctpPacket.parse(packet).flatMap(assembler::add).flatMap(this::incoming);
                if (message.isPresent()) {
                    return message.get();
                }
            }
            return null;
        } finally {
            arrived.compact();
        }
    }

    /** Packets have no mark at which a stream could be taken up again. */
    private void checkPacket() {
        byte first = arrived.get(arrived.position());
        if (!MctpPacket.beginsWith(first)) {
            byte[] shown = new byte[Math.min(SHOWN_BYTES, arrived.remaining())];
            arrived.get(shown);
            throw lost(
                    RECEIVE,
                    "The other end sends what is no MCTP packet: "
                            + HexFormat.ofDelimiter(" ").formatHex(shown)
                            + ". Check whether it speaks MCTP in packets of " + PaddedPackets.SIZE + " bytes.",
                    null);
        }
    }

    /** Messages of other types, such as MCTP control, are none of ours. */
    private Optional<IncomingMessage> incoming(MctpMessage message) {
        if (message.commandType().isEmpty()) {
            return Optional.empty();
        }
        MctpFlow flow = message.flow();
        boolean ours = flow.destination() == options.localEid()
                && (options.eid().isEmpty() || flow.source() == options.eid().getAsInt());
        byte[] bytes = PaddedPackets.withoutPadding(message.data());
        if (options.categoryInHighBits()) {
            moveCategories(bytes);
        }
        return Optional.of(new IncomingMessage(bytes, bytes.length, ours, EndpointIds.sender(flow.source())));
    }

    /** To where CXL has them, in the messages inside tunnels too. */
    private static void moveCategories(byte[] bytes) {
        int at = 0;
        boolean tunnel = true;
        while (tunnel && at + CciMessage.HEADER_SIZE <= bytes.length) {
            bytes[at] = (byte) (bytes[at] >>> HALF_BYTE & CATEGORY_MASK);
            byte[] message = Arrays.copyOfRange(bytes, at, at + CciMessage.HEADER_SIZE);
            tunnel = CciMessage.Header.parse(message).opcode() == TunnelFrame.OPCODE;
            at += CciMessage.HEADER_SIZE + TunnelHeader.CXL_2_0.size();
        }
    }

    @Override
    protected void disconnect() {
        connection.close();
    }
}
