package golden.facade;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Write constant.
 *
 * <p>Opcode C01Ah.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteConstant {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC01A;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteConstantRequest, WriteConstantResponse> COMMAND = Command.define(
            "Write Constant", OPCODE, MessageType.CCI)
            .request(
                    WriteConstantRequest.class,
                    WriteConstantRequest::structLayout,
                    WriteConstantRequest::wrap)
            .response(
                    WriteConstantResponse.class,
                    WriteConstantResponse::structLayout,
                    (payload, request) -> WriteConstantResponse.wrap(payload));

    private WriteConstant() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static WriteConstantResponse send(CxlTarget target, WriteConstantRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<WriteConstantResponse> sendAsync(CxlTarget target,
            WriteConstantRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
