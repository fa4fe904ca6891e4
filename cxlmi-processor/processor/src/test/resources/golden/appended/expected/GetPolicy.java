package golden.appended;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get policy.
 *
 * <p>Opcode C00Dh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetPolicy {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00D;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetPolicyResponse> COMMAND = Command.define(
            "Get Policy", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetPolicyResponse.class,
                    GetPolicyResponse::structLayout,
                    (payload, request) -> GetPolicyResponse.wrap(payload));

    private GetPolicy() {
    }
}
