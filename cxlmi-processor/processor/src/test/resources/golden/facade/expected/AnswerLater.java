package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Answer later.
 *
 * <p>Opcode C027h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class AnswerLater {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC027;

    /**
     * The command, with its payloads.
     */
    public static final Command<AnswerLaterRequest, AnswerLaterResponse> COMMAND = Command.define(
            "Answer Later", OPCODE, MessageType.CCI)
            .request(
                    AnswerLaterRequest.class,
                    AnswerLaterRequest::structLayout,
                    AnswerLaterRequest::wrap)
            .response(
                    AnswerLaterResponse.class,
                    AnswerLaterResponse::structLayout,
                    (payload, request) -> AnswerLaterResponse.wrap(payload));

    private AnswerLater() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static AnswerLaterResponse send(CxlTarget target, AnswerLaterRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<AnswerLaterResponse> sendAsync(CxlTarget target,
            AnswerLaterRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
