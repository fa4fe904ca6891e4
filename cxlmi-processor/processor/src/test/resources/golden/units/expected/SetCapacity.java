package golden.units;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Set capacity.
 *
 * <p>Opcode C004h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetCapacity {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC004;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetCapacityRequest, SetCapacityResponse> COMMAND = Command.define(
            "Set Capacity", OPCODE, MessageType.CCI)
            .request(
                    SetCapacityRequest.class,
                    SetCapacityRequest::structLayout,
                    SetCapacityRequest::wrap)
            .response(
                    SetCapacityResponse.class,
                    SetCapacityResponse::structLayout,
                    (payload, request) -> SetCapacityResponse.wrap(payload));

    private SetCapacity() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static SetCapacityResponse send(CxlTarget target, SetCapacityRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<SetCapacityResponse> sendAsync(CxlTarget target,
            SetCapacityRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
