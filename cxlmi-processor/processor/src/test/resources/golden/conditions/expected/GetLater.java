package golden.conditions;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get later.
 *
 * <p>Opcode C002h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLater {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC002;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetLaterResponse> COMMAND = Command.define(
            "Get Later", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetLaterResponse.class,
                    GetLaterResponse::structLayout,
                    (payload, request) -> GetLaterResponse.wrap(payload));

    private GetLater() {
    }
}
