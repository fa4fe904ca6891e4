package golden.bits;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get bits.
 *
 * <p>Opcode C003h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetBits {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC003;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetBitsRequest, GetBitsResponse> COMMAND = Command.define(
            "Get Bits", OPCODE, MessageType.CCI)
            .request(
                    GetBitsRequest.class,
                    GetBitsRequest::structLayout,
                    GetBitsRequest::wrap)
            .response(
                    GetBitsResponse.class,
                    GetBitsResponse::structLayout,
                    (payload, request) -> GetBitsResponse.wrap(payload));

    private GetBits() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetBitsResponse send(CxlTarget target, GetBitsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetBitsResponse> sendAsync(CxlTarget target, GetBitsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
