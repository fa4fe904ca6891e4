package golden.limits;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Set entries.
 *
 * <p>Opcode C01Ch.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetEntries {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC01C;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetEntriesRequest, SetEntriesResponse> COMMAND = Command.define(
            "Set Entries", OPCODE, MessageType.CCI)
            .request(
                    SetEntriesRequest.class,
                    SetEntriesRequest::structLayout,
                    SetEntriesRequest::wrap)
            .response(
                    SetEntriesResponse.class,
                    SetEntriesResponse::structLayout,
                    (payload, request) -> SetEntriesResponse.wrap(payload));

    private SetEntries() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static SetEntriesResponse send(CxlTarget target, SetEntriesRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<SetEntriesResponse> sendAsync(CxlTarget target,
            SetEntriesRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
