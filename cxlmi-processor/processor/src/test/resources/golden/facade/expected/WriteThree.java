package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write three.
 *
 * <p>Opcode C017h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteThree {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC017;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteThreeRequest, EmptyPayload> COMMAND = Command.define(
            "Write Three", OPCODE, MessageType.CCI)
            .request(
                    WriteThreeRequest.class,
                    WriteThreeRequest::structLayout,
                    WriteThreeRequest::wrap)
            .withoutResponse();

    private WriteThree() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteThreeRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteThreeRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
