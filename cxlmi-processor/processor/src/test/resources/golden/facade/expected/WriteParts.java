package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write parts.
 *
 * <p>Opcode C025h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteParts {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC025;

    /**
     * The command, with its payloads.
     */
    public static final Command<WritePartsRequest, EmptyPayload> COMMAND = Command.define(
            "Write Parts", OPCODE, MessageType.CCI)
            .request(
                    WritePartsRequest.class,
                    WritePartsRequest::structLayout,
                    WritePartsRequest::wrap)
            .withoutResponse();

    private WriteParts() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WritePartsRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WritePartsRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
