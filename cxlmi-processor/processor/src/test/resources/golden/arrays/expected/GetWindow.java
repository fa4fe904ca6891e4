package golden.arrays;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get window.
 *
 * <p>Opcode C013h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetWindow {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC013;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetWindowResponse> COMMAND = Command.define(
            "Get Window", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetWindowResponse.class,
                    GetWindowResponse::structLayout,
                    (payload, request) -> GetWindowResponse.wrap(payload));

    private GetWindow() {
    }
}
