package golden.masks;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get masks.
 *
 * <p>Opcode C005h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetMasks {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC005;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetMasksResponse> COMMAND = Command.define(
            "Get Masks", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetMasksResponse.class,
                    GetMasksResponse::structLayout,
                    (payload, request) -> GetMasksResponse.wrap(payload));

    private GetMasks() {
    }
}
