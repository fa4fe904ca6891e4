package golden.nested;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get messages.
 *
 * <p>Opcode C00Bh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetMessages {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00B;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetMessagesResponse> COMMAND = Command.define(
            "Get Messages", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetMessagesResponse.class,
                    GetMessagesResponse::structLayout,
                    (payload, request) -> GetMessagesResponse.wrap(payload));

    private GetMessages() {
    }
}
