package golden.rest;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get entries.
 *
 * <p>Opcode C00Fh.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetEntries {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC00F;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetEntriesRequest, GetEntriesResponse> COMMAND = Command.define(
            "Get Entries", OPCODE, MessageType.CCI)
            .variant()
            .request(
                    GetEntriesRequest.class,
                    GetEntriesRequest::structLayout,
                    GetEntriesRequest::wrap)
            .response(
                    GetEntriesResponse.class,
                    GetEntriesResponse::structLayout,
                    (payload, request) -> GetEntriesResponse.wrap(payload));

    private GetEntries() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetEntriesResponse send(CxlTarget target, GetEntriesRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetEntriesResponse> sendAsync(CxlTarget target,
            GetEntriesRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
