package golden.conditions;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get holders.
 *
 * <p>Opcode C003h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetHolders {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC003;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetHoldersResponse> COMMAND = Command.define(
            "Get Holders", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetHoldersResponse.class,
                    GetHoldersResponse::structLayout,
                    (payload, request) -> GetHoldersResponse.wrap(payload));

    private GetHolders() {
    }
}
