package golden.scalars;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Sends integers and receives integers.
 *
 * <p>Opcode C000h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ExchangeScalars {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC000;

    /**
     * The command, with its payloads.
     */
    public static final Command<ExchangeScalarsRequest, ExchangeScalarsResponse> COMMAND = Command.define(
            "Exchange Scalars", OPCODE, MessageType.CCI)
            .request(
                    ExchangeScalarsRequest.class,
                    ExchangeScalarsRequest::structLayout,
                    ExchangeScalarsRequest::wrap)
            .response(
                    ExchangeScalarsResponse.class,
                    ExchangeScalarsResponse::structLayout,
                    (payload, request) -> ExchangeScalarsResponse.wrap(payload));

    private ExchangeScalars() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static ExchangeScalarsResponse send(CxlTarget target, ExchangeScalarsRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<ExchangeScalarsResponse> sendAsync(CxlTarget target,
            ExchangeScalarsRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
