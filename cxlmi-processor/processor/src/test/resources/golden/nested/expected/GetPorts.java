package golden.nested;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get ports.
 *
 * <p>Opcode C00Ch.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetPorts {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00C;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetPortsRequest, GetPortsResponse> COMMAND = Command.define(
            "Get Ports", OPCODE, MessageType.CCI)
            .request(
                    GetPortsRequest.class,
                    GetPortsRequest::structLayout,
                    GetPortsRequest::wrap)
            .response(
                    GetPortsResponse.class,
                    GetPortsResponse::structLayout,
                    GetPortsResponse::wrap);

    private GetPorts() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetPortsResponse send(CxlTarget target, GetPortsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetPortsResponse> sendAsync(CxlTarget target,
            GetPortsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
