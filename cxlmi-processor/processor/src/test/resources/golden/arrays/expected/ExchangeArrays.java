package golden.arrays;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Exchange arrays.
 *
 * <p>Opcode C012h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ExchangeArrays {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC012;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, ExchangeArraysResponse> COMMAND = Command.define(
            "Exchange Arrays", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    ExchangeArraysResponse.class,
                    ExchangeArraysResponse::structLayout,
                    (payload, request) -> ExchangeArraysResponse.wrap(payload));

    private ExchangeArrays() {
    }
}
