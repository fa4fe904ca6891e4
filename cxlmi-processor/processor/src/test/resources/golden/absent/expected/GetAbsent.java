package golden.absent;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get absent.
 *
 * <p>Opcode C005h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetAbsent {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC005;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetAbsentResponse> COMMAND = Command.define(
            "Get Absent", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetAbsentResponse.class,
                    GetAbsentResponse::structLayout,
                    (payload, request) -> GetAbsentResponse.wrap(payload));

    private GetAbsent() {
    }
}
