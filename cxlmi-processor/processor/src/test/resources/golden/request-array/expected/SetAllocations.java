package golden.requestarray;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Set allocations.
 *
 * <p>Opcode C007h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetAllocations {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC007;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetAllocationsRequest, SetAllocationsResponse> COMMAND = Command.define(
            "Set Allocations", OPCODE, MessageType.CCI)
            .request(
                    SetAllocationsRequest.class,
                    SetAllocationsRequest::structLayout,
                    SetAllocationsRequest::wrap)
            .response(
                    SetAllocationsResponse.class,
                    SetAllocationsResponse::structLayout,
                    (payload, request) -> SetAllocationsResponse.wrap(payload));

    private SetAllocations() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static SetAllocationsResponse send(CxlTarget target, SetAllocationsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<SetAllocationsResponse> sendAsync(CxlTarget target,
            SetAllocationsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
