package golden.counters;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get regions.
 *
 * <p>Opcode C00Ah, since CXL 3.0.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetRegions {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00A;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetRegionsResponse> COMMAND = Command.define(
            "Get Regions", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetRegionsResponse.class,
                    GetRegionsResponse::structLayout,
                    (payload, request) -> GetRegionsResponse.wrap(payload));

    private GetRegions() {
    }
}
