package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write two.
 *
 * <p>Opcode C023h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteTwo {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC023;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteTwoRequest, EmptyPayload> COMMAND = Command.define(
            "Write Two", OPCODE, MessageType.CCI)
            .request(
                    WriteTwoRequest.class,
                    WriteTwoRequest::structLayout,
                    WriteTwoRequest::wrap)
            .withoutResponse();

    private WriteTwo() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteTwoRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteTwoRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
