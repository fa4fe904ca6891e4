package golden.absentbits;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get peers.
 *
 * <p>Opcode C023h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetPeers {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC023;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetPeersResponse> COMMAND = Command.define(
            "Get Peers", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetPeersResponse.class,
                    GetPeersResponse::structLayout,
                    (payload, request) -> GetPeersResponse.wrap(payload));

    private GetPeers() {
    }
}
