package golden.appended;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Set policy.
 *
 * <p>Opcode C00Eh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetPolicy {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00E;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetPolicyRequest, EmptyPayload> COMMAND = Command.define(
            "Set Policy", OPCODE, MessageType.CCI)
            .request(
                    SetPolicyRequest.class,
                    SetPolicyRequest::structLayout,
                    SetPolicyRequest::wrap)
            .withoutResponse();

    private SetPolicy() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, SetPolicyRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, SetPolicyRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
