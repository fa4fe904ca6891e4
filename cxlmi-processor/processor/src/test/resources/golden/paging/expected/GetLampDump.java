package golden.paging;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get lamp dump.
 *
 * <p>Opcode C015h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLampDump {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC015;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetLampDumpRequest, GetLampDumpResponse> COMMAND = Command.define(
            "Get Lamp Dump", OPCODE, MessageType.CCI)
            .request(
                    GetLampDumpRequest.class,
                    GetLampDumpRequest::structLayout,
                    GetLampDumpRequest::wrap)
            .paging(() -> GetLampDump.PAGING)
            .response(
                    GetLampDumpResponse.class,
                    GetLampDumpResponse::structLayout,
                    (payload, request) -> GetLampDumpResponse.wrap(payload));

    /**
     * How all {@code data} are read, in as many commands as it takes.
     */
    public static final Paging<GetLampDumpRequest, GetLampDumpResponse, byte[]> PAGING = Paging.bytes(
            COMMAND, "data", GetLampDumpResponse::data)
            .startByte("offset")
            .limitBytes("length", 0xFFFFFFFFL)
            .size(GetLampSizes.COMMAND, "dumpSize")
            .build();

    private GetLampDump() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetLampDumpResponse send(CxlTarget target, GetLampDumpRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetLampDumpResponse> sendAsync(CxlTarget target,
            GetLampDumpRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
