package golden.conditions;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get state.
 *
 * <p>Opcode C000h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetState {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC000;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetStateResponse> COMMAND = Command.define(
            "Get State", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetStateResponse.class,
                    GetStateResponse::structLayout,
                    (payload, request) -> GetStateResponse.wrap(payload));

    private GetState() {
    }
}
