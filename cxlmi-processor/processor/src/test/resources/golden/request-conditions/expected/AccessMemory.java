package golden.requestconditions;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Access memory.
 *
 * <p>Opcode C020h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class AccessMemory {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC020;

    /**
     * The command, with its payloads.
     */
    public static final Command<AccessMemoryRequest, AccessMemoryResponse> COMMAND = Command.define(
            "Access Memory", OPCODE, MessageType.CCI)
            .request(
                    AccessMemoryRequest.class,
                    AccessMemoryRequest::structLayout,
                    AccessMemoryRequest::wrap)
            .response(
                    AccessMemoryResponse.class,
                    AccessMemoryResponse::structLayout,
                    AccessMemoryResponse::wrap);

    private AccessMemory() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static AccessMemoryResponse send(CxlTarget target, AccessMemoryRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<AccessMemoryResponse> sendAsync(CxlTarget target,
            AccessMemoryRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
