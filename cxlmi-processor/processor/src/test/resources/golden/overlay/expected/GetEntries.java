package golden.overlay;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get entries.
 *
 * <p>Opcode C000h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetEntries {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC000;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetEntriesResponse> COMMAND = Command.define(
            "Get Entries", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetEntriesResponse.class,
                    GetEntriesResponse::structLayout,
                    (payload, request) -> GetEntriesResponse.wrap(payload));

    private GetEntries() {
    }
}
