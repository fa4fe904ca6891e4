package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write value.
 *
 * <p>Opcode C016h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class StoreValue {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC016;

    /**
     * The command, with its payloads.
     */
    public static final Command<StoreValueRequest, EmptyPayload> COMMAND = Command.define(
            "Write Value", OPCODE, MessageType.CCI)
            .request(
                    StoreValueRequest.class,
                    StoreValueRequest::structLayout,
                    StoreValueRequest::wrap)
            .withoutResponse();

    private StoreValue() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, StoreValueRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, StoreValueRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
