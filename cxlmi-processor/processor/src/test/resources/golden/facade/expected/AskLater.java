package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Ask later.
 *
 * <p>Opcode C028h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class AskLater {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC028;

    /**
     * The command, with its payloads.
     */
    public static final Command<AskLaterRequest, AskLaterResponse> COMMAND = Command.define(
            "Ask Later", OPCODE, MessageType.CCI)
            .request(
                    AskLaterRequest.class,
                    AskLaterRequest::structLayout,
                    AskLaterRequest::wrap)
            .response(
                    AskLaterResponse.class,
                    AskLaterResponse::structLayout,
                    (payload, request) -> AskLaterResponse.wrap(payload));

    private AskLater() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static AskLaterResponse send(CxlTarget target, AskLaterRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<AskLaterResponse> sendAsync(CxlTarget target,
            AskLaterRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
