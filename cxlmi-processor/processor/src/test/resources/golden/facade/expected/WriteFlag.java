package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Write flag.
 *
 * <p>Opcode C024h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteFlag {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC024;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteFlagRequest, EmptyPayload> COMMAND = Command.define(
            "Write Flag", OPCODE, MessageType.CCI)
            .request(
                    WriteFlagRequest.class,
                    WriteFlagRequest::structLayout,
                    WriteFlagRequest::wrap)
            .withoutResponse();

    private WriteFlag() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, WriteFlagRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, WriteFlagRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
