package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write four.
 *
 * <p>Opcode C018h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteFour {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC018;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteFourRequest, EmptyPayload> COMMAND = Command.define(
            "Write Four", OPCODE, MessageType.CCI)
            .request(
                    WriteFourRequest.class,
                    WriteFourRequest::structLayout,
                    WriteFourRequest::wrap)
            .withoutResponse();

    private WriteFour() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteFourRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteFourRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
