package golden.nested;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get switches.
 *
 * <p>Opcode C00Ah.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetSwitches {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00A;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetSwitchesRequest, GetSwitchesResponse> COMMAND = Command.define(
            "Get Switches", OPCODE, MessageType.CCI)
            .request(
                    GetSwitchesRequest.class,
                    GetSwitchesRequest::structLayout,
                    GetSwitchesRequest::wrap)
            .response(
                    GetSwitchesResponse.class,
                    GetSwitchesResponse::structLayout,
                    GetSwitchesResponse::wrap);

    private GetSwitches() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetSwitchesResponse send(CxlTarget target, GetSwitchesRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetSwitchesResponse> sendAsync(CxlTarget target,
            GetSwitchesRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
