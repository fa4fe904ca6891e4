package golden.enums;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get codes.
 *
 * <p>Opcode C002h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetCodes {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC002;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetCodesRequest, GetCodesResponse> COMMAND = Command.define(
            "Get Codes", OPCODE, MessageType.CCI)
            .request(
                    GetCodesRequest.class,
                    GetCodesRequest::structLayout,
                    GetCodesRequest::wrap)
            .response(
                    GetCodesResponse.class,
                    GetCodesResponse::structLayout,
                    (payload, request) -> GetCodesResponse.wrap(payload));

    private GetCodes() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetCodesResponse send(CxlTarget target, GetCodesRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetCodesResponse> sendAsync(CxlTarget target,
            GetCodesRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
