package golden.bytelength;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Exchange lengths.
 *
 * <p>Opcode C011h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ExchangeLengths {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC011;

    /**
     * The command, with its payloads.
     */
    public static final Command<ExchangeLengthsRequest, ExchangeLengthsResponse> COMMAND = Command.define(
            "Exchange Lengths", OPCODE, MessageType.CCI)
            .request(
                    ExchangeLengthsRequest.class,
                    ExchangeLengthsRequest::structLayout,
                    ExchangeLengthsRequest::wrap)
            .response(
                    ExchangeLengthsResponse.class,
                    ExchangeLengthsResponse::structLayout,
                    (payload, request) -> ExchangeLengthsResponse.wrap(payload));

    private ExchangeLengths() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static ExchangeLengthsResponse send(CxlTarget target, ExchangeLengthsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<ExchangeLengthsResponse> sendAsync(CxlTarget target,
            ExchangeLengthsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
