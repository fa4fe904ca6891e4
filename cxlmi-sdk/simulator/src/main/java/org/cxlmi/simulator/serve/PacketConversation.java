package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.jspecify.annotations.Nullable;

/**
 * The components of a fabric on a connection of MCTP packets. Each connection has responders and endpoint IDs of its
 * own. Requests to endpoint ID 0 go to the first component.
 */
final class PacketConversation implements Conversation {

    private static final int LONGEST_PAYLOAD = 1 << 16;

    private final Supplier<SimulatedFabric> fabrics;
    private final FabricServer.Options options;
    private final Replies replies;
    private final MessageAssembler assembler = new MessageAssembler(PaddedPackets.lengthFor(LONGEST_PAYLOAD));
    private final List<ServedEndpoint> endpoints = new ArrayList<>();
    private @Nullable SimulatedFabric fabric;

    /**
     * Begins a conversation.
     *
     * @param fabrics the fabric as it is at the moment
     */
    PacketConversation(Supplier<SimulatedFabric> fabrics, FabricServer.Options options, Replies replies) {
        this.fabrics = fabrics;
        this.options = options;
        this.replies = replies;
    }

    /** A component as this connection sees it. */
    private final class ServedEndpoint implements MctpControl.Endpoint {

        private final SimulatedComponent component;
        private final CciResponder responder;
        private final ComponentRequestFlow requests = new ComponentRequestFlow();
        private volatile int eid; // Notifications are sent in any thread.

        ServedEndpoint(int eid, SimulatedComponent component) {
            this.eid = eid;
            this.component = component;
            CciResponder usual = component.responder();
            this.responder = options.jackrabbitForm() ? new JackrabbitForm(usual) : usual;
            responder.onUnsolicited(request -> requests.address(this.eid, request)
                    .ifPresent(message -> replies.sendUnsolicited(PaddedPackets.of(message))));
        }

        @Override
        public int eid() {
            return eid;
        }

        @Override
        public boolean setEid(int wanted) {
            boolean free = EndpointIds.isValid(wanted)
                    && endpoints.stream().allMatch(each -> each == this || each.eid != wanted);
            if (free) {
                eid = wanted;
            }
            return free;
        }

        @Override
        public UUID uuid() {
            return UUID.nameUUIDFromBytes(component.name().getBytes(UTF_8));
        }
    }

    @Override
    public boolean receive(ByteBuffer bytes) {
        if (bytes.hasRemaining() && !MctpPacket.beginsWith(bytes.get(bytes.position()))) {
            replies.end("what begins here is no MCTP packet");
            return false;
        }
        if (bytes.remaining() < PaddedPackets.SIZE) {
            return false;
        }
        byte[] packet = new byte[PaddedPackets.SIZE];
        bytes.get(packet);
        MctpPacket.parse(packet).flatMap(assembler::add).ifPresent(this::answer);
        return true;
    }

    /** Parts of packets stay in the buffer. */
    @Override
    public boolean isIncomplete() {
        return false;
    }

    private void answer(MctpMessage message) {
        if (message.flow().tagOwner()) {
            find(message.flow().destination())
                    .filter(endpoint -> !endpoint.component.faults().isGone())
                    .ifPresent(endpoint -> answer(message, endpoint));
        }
    }

    private Optional<ServedEndpoint> find(int eid) {
        SimulatedFabric now = fabrics.get();
        if (fabric != now) {
            fabric = now;
            endpoints.clear();
            now.endpoints().forEach((id, component) -> endpoints.add(new ServedEndpoint(id, component)));
        }
        return endpoints.stream()
                .filter(endpoint -> eid == 0 || endpoint.eid == eid)
                .findFirst();
    }

    private void answer(MctpMessage message, ServedEndpoint endpoint) {
        if (message.type() == MctpControl.TYPE) {
            MctpControl.answer(message.data(), endpoint)
                    .ifPresent(answer -> send(message, endpoint, Duration.ZERO, answer));
        } else {
            message.commandType().ifPresent(type -> answer(message, type, endpoint));
        }
    }

    private void answer(MctpMessage message, MessageType type, ServedEndpoint endpoint) {
        endpoint.requests.note(message);
        byte[] request = PaddedPackets.withoutPadding(message.data());
        CciReply reply = CciRequests.answer(endpoint.responder, type, request);
        if (!reply.isLost()) {
            send(message, endpoint, reply.delay(), reply.message());
        }
    }

    private void send(MctpMessage request, ServedEndpoint from, Duration delay, byte[] data) {
        MctpFlow flow =
                new MctpFlow(from.eid, request.flow().source(), request.flow().tag(), /* tagOwner= */ false);
        replies.send(delay, PaddedPackets.of(MctpMessage.of(flow, request.type(), data)));
    }
}
