package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write numbers.
 *
 * <p>Opcode C022h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteNumbers {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC022;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteNumbersRequest, EmptyPayload> COMMAND = Command.define(
            "Write Numbers", OPCODE, MessageType.CCI)
            .request(
                    WriteNumbersRequest.class,
                    WriteNumbersRequest::structLayout,
                    WriteNumbersRequest::wrap)
            .withoutResponse();

    private WriteNumbers() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteNumbersRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteNumbersRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
