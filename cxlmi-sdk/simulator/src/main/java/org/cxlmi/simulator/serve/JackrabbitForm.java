package org.cxlmi.simulator.serve;

import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;

/**
 * A component in the form that JackrabbitLabs' tools expect: all commands may come as fabric management commands, the
 * category of a response is in bits 7:4 of its first byte too, and a tunnel may have the header of CXL 2.0.
 */
final class JackrabbitForm implements CciResponder {

    private static final int HALF_BYTE = 4;
    private static final int CATEGORY_MASK = 0xF;

    private final CciResponder component;

    JackrabbitForm(CciResponder component) {
        this.component = component;
    }

    @Override
    public CciReply receive(MessageType type, CciMessage request) {
        Optional<CciMessage> translated = withHeaderOfCxl30(request);
        MessageType usual = MessageType.of(request.header().opcode());
        CciReply reply = component.receive(usual, translated.orElse(request));
        byte[] message = translated.isPresent() ? withHeaderOfCxl20(reply.message()) : reply.message();
        return new CciReply(reply.delay(), withCategoryTwice(message, 0));
    }

    @Override
    public void onUnsolicited(Consumer<CciMessage> receiver) {
        component.onUnsolicited(receiver);
    }

    /** Empty if it is no tunnel, or has another header. */
    private static Optional<CciMessage> withHeaderOfCxl30(CciMessage request) {
        if (request.header().opcode() != TunnelFrame.OPCODE) {
            return Optional.empty();
        }
        try {
            CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_2_0, request.payload());
            int port = TunnelFrame.targetOf(TunnelHeader.CXL_2_0, request.payload());
            byte[] payload = TunnelFrame.request(new Tunnel.Hop(Tunnel.Kind.PORT, port), message);
            return Optional.of(CciMessage.request(request.header().tag(), TunnelFrame.OPCODE, payload));
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }

    /** A reply that is damaged or refuses the tunnel stays as it is. */
    private static byte[] withHeaderOfCxl20(byte[] reply) {
        try {
            CciMessage outer = CciMessage.parse(reply);
            CciMessage inner = TunnelFrame.messageInResponse(
                    TunnelHeader.CXL_3_0, outer.response().payload());
            byte[] payload = TunnelFrame.response(TunnelHeader.CXL_2_0, inner);
            CciResponse response = new CciResponse(
                    outer.header().returnCode(),
                    outer.header().vendorExtendedStatus(),
                    withCategoryTwice(payload, TunnelHeader.CXL_2_0.size()));
            return outer.respond(response).bytes();
        } catch (MalformedResponseException e) {
            return reply;
        }
    }

    private static byte[] withCategoryTwice(byte[] bytes, int offset) {
        byte[] changed = bytes.clone();
        if (changed.length > offset) {
            changed[offset] = (byte) (changed[offset] | (changed[offset] & CATEGORY_MASK) << HALF_BYTE);
        }
        return changed;
    }
}
