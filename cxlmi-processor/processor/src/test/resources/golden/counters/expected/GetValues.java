package golden.counters;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get values.
 *
 * <p>Opcode C00Ch.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetValues {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00C;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetValuesResponse> COMMAND = Command.define(
            "Get Values", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetValuesResponse.class,
                    GetValuesResponse::structLayout,
                    (payload, request) -> GetValuesResponse.wrap(payload));

    private GetValues() {
    }
}
