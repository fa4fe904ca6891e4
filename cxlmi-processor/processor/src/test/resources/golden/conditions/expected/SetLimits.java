package golden.conditions;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Set limits.
 *
 * <p>Opcode C004h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetLimits {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC004;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetLimitsRequest, EmptyPayload> COMMAND = Command.define(
            "Set Limits", OPCODE, MessageType.CCI)
            .request(
                    SetLimitsRequest.class,
                    SetLimitsRequest::structLayout,
                    SetLimitsRequest::wrap)
            .withoutResponse();

    private SetLimits() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, SetLimitsRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, SetLimitsRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
