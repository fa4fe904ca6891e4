package golden.counters;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Read area.
 *
 * <p>Opcode C00Bh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadArea {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00B;

    /**
     * The command, with its payloads.
     */
    public static final Command<ReadAreaRequest, ReadAreaResponse> COMMAND = Command.define(
            "Read Area", OPCODE, MessageType.CCI)
            .request(
                    ReadAreaRequest.class,
                    ReadAreaRequest::structLayout,
                    ReadAreaRequest::wrap)
            .response(
                    ReadAreaResponse.class,
                    ReadAreaResponse::structLayout,
                    ReadAreaResponse::wrap);

    private ReadArea() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static ReadAreaResponse send(CxlTarget target, ReadAreaRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<ReadAreaResponse> sendAsync(CxlTarget target,
            ReadAreaRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
