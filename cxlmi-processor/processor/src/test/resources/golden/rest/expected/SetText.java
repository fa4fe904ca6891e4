package golden.rest;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Set text.
 *
 * <p>Opcode C010h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetText {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC010;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetTextRequest, EmptyPayload> COMMAND = Command.define(
            "Set Text", OPCODE, MessageType.CCI)
            .request(
                    SetTextRequest.class,
                    SetTextRequest::structLayout,
                    SetTextRequest::wrap)
            .withoutResponse();

    private SetText() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, SetTextRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, SetTextRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
