package golden.requestconditions;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Read register.
 *
 * <p>Opcode C021h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadRegister {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC021;

    /**
     * The command, with its payloads.
     */
    public static final Command<ReadRegisterRequest, ReadRegisterResponse> COMMAND = Command.define(
            "Read Register", OPCODE, MessageType.CCI)
            .request(
                    ReadRegisterRequest.class,
                    ReadRegisterRequest::structLayout,
                    ReadRegisterRequest::wrap)
            .response(
                    ReadRegisterResponse.class,
                    ReadRegisterResponse::structLayout,
                    ReadRegisterResponse::wrap);

    private ReadRegister() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static ReadRegisterResponse send(CxlTarget target, ReadRegisterRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<ReadRegisterResponse> sendAsync(CxlTarget target,
            ReadRegisterRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
