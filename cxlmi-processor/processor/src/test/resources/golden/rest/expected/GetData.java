package golden.rest;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get data.
 *
 * <p>Opcode C00Fh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetData {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00F;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetDataRequest, GetDataResponse> COMMAND = Command.define(
            "Get Data", OPCODE, MessageType.CCI)
            .request(
                    GetDataRequest.class,
                    GetDataRequest::structLayout,
                    GetDataRequest::wrap)
            .response(
                    GetDataResponse.class,
                    GetDataResponse::structLayout,
                    (payload, request) -> GetDataResponse.wrap(payload));

    private GetData() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetDataResponse send(CxlTarget target, GetDataRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetDataResponse> sendAsync(CxlTarget target, GetDataRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
