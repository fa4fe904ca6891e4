package golden.paging;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get lamp log.
 *
 * <p>Opcode C011h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLampLog {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC011;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetLampLogRequest, GetLampLogResponse> COMMAND = Command.define(
            "Get Lamp Log", OPCODE, MessageType.CCI)
            .request(
                    GetLampLogRequest.class,
                    GetLampLogRequest::structLayout,
                    GetLampLogRequest::wrap)
            .paging(() -> GetLampLog.PAGING)
            .response(
                    GetLampLogResponse.class,
                    GetLampLogResponse::structLayout,
                    (payload, request) -> GetLampLogResponse.wrap(payload));

    /**
     * How all {@code data} are read, in as many commands as it takes.
     */
    public static final Paging<GetLampLogRequest, GetLampLogResponse, byte[]> PAGING = Paging.bytes(
            COMMAND, "data", GetLampLogResponse::data)
            .startByte("offset")
            .limitBytes("length", 0xFFFFFFFFL)
            .size(GetLampSizes.COMMAND, GetLampSizesResponse::lamps, "lamp", "logSize")
            .build();

    private GetLampLog() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetLampLogResponse send(CxlTarget target, GetLampLogRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetLampLogResponse> sendAsync(CxlTarget target,
            GetLampLogRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
