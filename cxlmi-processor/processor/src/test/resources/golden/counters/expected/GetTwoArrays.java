package golden.counters;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get two arrays.
 *
 * <p>Opcode C009h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetTwoArrays {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC009;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetTwoArraysResponse> COMMAND = Command.define(
            "Get Two Arrays", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetTwoArraysResponse.class,
                    GetTwoArraysResponse::structLayout,
                    (payload, request) -> GetTwoArraysResponse.wrap(payload));

    private GetTwoArrays() {
    }
}
