package golden.paging;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get broken lamps.
 *
 * <p>Opcode C012h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetBrokenLamps {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC012;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetBrokenLampsResponse> COMMAND = Command.define(
            "Get Broken Lamps", OPCODE, MessageType.CCI)
            .withoutRequest()
            .paging(() -> GetBrokenLamps.PAGING)
            .response(
                    GetBrokenLampsResponse.class,
                    GetBrokenLampsResponse::structLayout,
                    (payload, request) -> GetBrokenLampsResponse.wrap(payload));

    /**
     * How all {@code lamps} are read, in as many commands as it takes.
     */
    public static final Paging<EmptyPayload, GetBrokenLampsResponse, Integer> PAGING = Paging.ints(
            COMMAND, "lamps", GetBrokenLampsResponse::lamps)
            .more(GetBrokenLampsResponse::moreLamps)
            .build();

    private GetBrokenLamps() {
    }
}
