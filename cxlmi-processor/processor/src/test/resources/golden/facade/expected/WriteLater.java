package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write later.
 *
 * <p>Opcode C026h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteLater {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC026;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteLaterRequest, EmptyPayload> COMMAND = Command.define(
            "Write Later", OPCODE, MessageType.CCI)
            .request(
                    WriteLaterRequest.class,
                    WriteLaterRequest::structLayout,
                    WriteLaterRequest::wrap)
            .withoutResponse();

    private WriteLater() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteLaterRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteLaterRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
