package golden.requestarray;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Clear records.
 *
 * <p>Opcode C006h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ClearRecords {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC006;

    /**
     * The command, with its payloads.
     */
    public static final Command<ClearRecordsRequest, EmptyPayload> COMMAND = Command.define(
            "Clear Records", OPCODE, MessageType.CCI)
            .request(
                    ClearRecordsRequest.class,
                    ClearRecordsRequest::structLayout,
                    ClearRecordsRequest::wrap)
            .withoutResponse();

    private ClearRecords() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static void send(CxlTarget target, ClearRecordsRequest request) {
        target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<Void> sendAsync(CxlTarget target, ClearRecordsRequest request) {
        return Futures.withoutResponse(target.executeAsync(COMMAND, request));
    }
}
