package golden.conditions;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Set state.
 *
 * <p>Opcode C001h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetState {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC001;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetStateRequest, EmptyPayload> COMMAND = Command.define(
            "Set State", OPCODE, MessageType.CCI)
            .request(
                    SetStateRequest.class,
                    SetStateRequest::structLayout,
                    SetStateRequest::wrap)
            .withoutResponse();

    private SetState() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, SetStateRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, SetStateRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
