package golden.requestconditions;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Read log.
 *
 * <p>Opcode C022h.
 *
 * <p>A response of more bytes than {@code length} of the request says is malformed.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadLog {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC022;

    /**
     * The command, with its payloads.
     */
    public static final Command<ReadLogRequest, ReadLogResponse> COMMAND = Command.define(
            "Read Log", OPCODE, MessageType.CCI)
            .request(
                    ReadLogRequest.class,
                    ReadLogRequest::structLayout,
                    ReadLogRequest::wrap)
            .response(
                    ReadLogResponse.class,
                    ReadLogResponse::structLayout,
                    ReadLogResponse::wrap);

    private ReadLog() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static ReadLogResponse send(CxlTarget target, ReadLogRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<ReadLogResponse> sendAsync(CxlTarget target, ReadLogRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
