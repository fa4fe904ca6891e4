package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write optional.
 *
 * <p>Opcode C019h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteOptional {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC019;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteOptionalRequest, EmptyPayload> COMMAND = Command.define(
            "Write Optional", OPCODE, MessageType.CCI)
            .request(
                    WriteOptionalRequest.class,
                    WriteOptionalRequest::structLayout,
                    WriteOptionalRequest::wrap)
            .withoutResponse();

    private WriteOptional() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteOptionalRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteOptionalRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
