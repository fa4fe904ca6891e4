package golden.background;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Route packets.
 *
 * <p>Opcode 5F00h.
 *
 * <p>Changes something; may be repeated.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class RoutePackets {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0x5F00;

    /**
     * The command, with its payloads.
     */
    public static final Command<RoutePacketsRequest, EmptyPayload> COMMAND = Command.define(
            "Route Packets", OPCODE, MessageType.FM_API)
            .impact(CommandImpact.CHANGES)
            .repeatable()
            .request(
                    RoutePacketsRequest.class,
                    RoutePacketsRequest::structLayout,
                    RoutePacketsRequest::wrap)
            .withoutResponse();

    private RoutePackets() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, RoutePacketsRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, RoutePacketsRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
