package org.cxlmi.simulator.core;

import java.time.Duration;
import java.util.function.Function;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.fmapi.TunnelManagementCommandRequest;
import org.cxlmi.sdk.fmapi.TunnelManagementCommandResponse;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;

/** Passes messages of one connection on to the components behind, and keeps what became of the latest one. */
public final class Tunnels {

    /** Tunnels through more components than this are answered Unsupported. */
    private static final int MOST_LAYERS = 3;

    private final Function<Tunnel.Hop, CciResponder> behind;
    private CciReply latest = NOT_USED;

    private static final CciReply NOT_USED = new CciReply(Duration.ZERO, new byte[1]);

    /**
     * Leads to what is behind.
     *
     * @param behind throws a {@link Refusal} where nothing is
     */
    Tunnels(Function<Tunnel.Hop, CciResponder> behind) {
        this.behind = behind;
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(TunnelManagementCommand.COMMAND, request -> carry(request, limits));
    }

    /** Forgets the message before. */
    void begin() {
        latest = NOT_USED;
    }

    /** The reply to the message that carries another: if that is never answered, then neither is this. */
    CciReply carried(CciReply reply) {
        return latest.isLost() ? CciReply.NONE : reply.later(latest.delay());
    }

    /** A response that this connection has no room for is Resources Exhausted, though the command was carried out. */
    private TunnelManagementCommandResponse carry(TunnelManagementCommandRequest request, MessageLimits limits) {
        CciMessage message = messageIn(request);
        Refusal.when(message.header().category() != CciMessage.REQUEST, ReturnCode.INVALID_INPUT);
        Refusal.when(1 + layers(message) > MOST_LAYERS, ReturnCode.UNSUPPORTED);
        latest = behind.apply(hopOf(request))
                .receive(MessageType.of(message.header().opcode()), message);
        int room = limits.room(TunnelManagementCommandResponse.MINIMUM_LENGTH, 1);
        Refusal.when(latest.message().length > room, ReturnCode.RESOURCES_EXHAUSTED);
        return TunnelManagementCommandResponse.builder()
                .response(latest.message())
                .build();
    }

    private static Tunnel.Hop hopOf(TunnelManagementCommandRequest request) {
        return switch (request.targetType()) {
            case PORT_OR_LD -> new Tunnel.Hop(Tunnel.Kind.PORT, request.portOrLdId());
            case LD_POOL_CCI -> new Tunnel.Hop(Tunnel.Kind.LD_POOL, 0);
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    private static CciMessage messageIn(TunnelManagementCommandRequest request) {
        try {
            return CciMessage.parse(request.command());
        } catch (MalformedResponseException e) {
            throw new Refusal(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
    }

    /** How many tunnels a message goes through from here on. */
    private static int layers(CciMessage message) {
        if (message.header().opcode() != TunnelManagementCommand.OPCODE) {
            return 0;
        }
        try {
            return 1 + layers(messageIn(TunnelManagementCommandRequest.wrap(message.payload())));
        } catch (MalformedResponseException | Refusal e) {
            return 1;
        }
    }

    /** The number of a port or LD; Invalid Input if a tunnel leads to an LD pool instead. */
    public static int number(Tunnel.Hop hop) {
        Refusal.when(hop.kind() == Tunnel.Kind.LD_POOL, ReturnCode.INVALID_INPUT);
        return hop.id();
    }
}
