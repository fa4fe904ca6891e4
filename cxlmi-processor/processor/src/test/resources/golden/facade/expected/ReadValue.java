package golden.facade;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Read value.
 *
 * <p>Opcode C015h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadValue {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC015;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, ReadValueResponse> COMMAND = Command.define(
            "Read Value", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    ReadValueResponse.class,
                    ReadValueResponse::structLayout,
                    (payload, request) -> ReadValueResponse.wrap(payload));

    private ReadValue() {
    }
}
