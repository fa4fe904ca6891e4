package golden.paging;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get lamp sizes.
 *
 * <p>Opcode C014h.
 *
 * <p>Only reads; may be repeated.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLampSizes {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC014;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetLampSizesResponse> COMMAND = Command.define(
            "Get Lamp Sizes", OPCODE, MessageType.CCI)
            .impact(CommandImpact.READS)
            .repeatable()
            .withoutRequest()
            .response(
                    GetLampSizesResponse.class,
                    GetLampSizesResponse::structLayout,
                    (payload, request) -> GetLampSizesResponse.wrap(payload));

    private GetLampSizes() {
    }
}
