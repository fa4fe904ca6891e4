package golden.paging;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get lamps.
 *
 * <p>Opcode C010h.
 *
 * <p>Only reads; may be repeated.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLamps {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC010;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetLampsRequest, GetLampsResponse> COMMAND = Command.define(
            "Get Lamps", OPCODE, MessageType.CCI)
            .impact(CommandImpact.READS)
            .repeatable()
            .request(
                    GetLampsRequest.class,
                    GetLampsRequest::structLayout,
                    GetLampsRequest::wrap)
            .paging(() -> GetLamps.PAGING)
            .response(
                    GetLampsResponse.class,
                    GetLampsResponse::structLayout,
                    (payload, request) -> GetLampsResponse.wrap(payload));

    /**
     * How all {@code lamps} are read, in as many commands as it takes.
     */
    public static final Paging<GetLampsRequest, GetLampsResponse, Lamp> PAGING = Paging.elements(
            COMMAND, "lamps", GetLampsResponse::lamps)
            .startElement("firstLamp")
            .limitElements("lampLimit", 0x40)
            .total(GetLampsResponse::allLamps)
            .generation(GetLampsResponse::generation)
            .build();

    private GetLamps() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetLampsResponse send(CxlTarget target, GetLampsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetLampsResponse> sendAsync(CxlTarget target,
            GetLampsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
