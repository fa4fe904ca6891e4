package golden.text;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Set name.
 *
 * <p>Opcode C001h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetName {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC001;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetNameRequest, SetNameResponse> COMMAND = Command.define(
            "Set Name", OPCODE, MessageType.CCI)
            .request(
                    SetNameRequest.class,
                    SetNameRequest::structLayout,
                    SetNameRequest::wrap)
            .response(
                    SetNameResponse.class,
                    SetNameResponse::structLayout,
                    (payload, request) -> SetNameResponse.wrap(payload));

    private SetName() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static SetNameResponse send(CxlTarget target, SetNameRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<SetNameResponse> sendAsync(CxlTarget target, SetNameRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
