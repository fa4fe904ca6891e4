package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Exchange keys.
 *
 * <p>Opcode C016h; in C {@code cxlmi_cmd_exchange_keys}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ExchangeKeys {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC016;

    /**
     * The command, with its payloads.
     */
    public static final Command<ExchangeKeysRequest, ExchangeKeysResponse> COMMAND = Command.define(
            "Exchange Keys", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_exchange_keys", LibcxlmiCall.Shape.IN, 2, 0)
                    .differs("it does not hand the response out")
                    .build())
            .request(
                    ExchangeKeysRequest.class,
                    () -> ExchangeKeysRequest.LAYOUT,
                    ExchangeKeysRequest::wrap)
            .response(
                    ExchangeKeysResponse.class,
                    () -> ExchangeKeysResponse.LAYOUT,
                    (payload, request) -> ExchangeKeysResponse.wrap(payload));

    private ExchangeKeys() {
    }

    /**
     * Sends it; here, for a class with all commands would load all their requests.
     */
    static ExchangeKeysResponse send(CxlTarget target, ExchangeKeysRequest request) {
        return target.execute(COMMAND, request);
    }
}
