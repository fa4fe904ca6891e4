package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get regions.
 *
 * <p>Opcode C011h; in C {@code cxlmi_cmd_get_regions}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetRegions {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC011;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetRegionsRequest, GetRegionsResponse> COMMAND = Command.define(
            "Get Regions", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_get_regions", LibcxlmiCall.Shape.IN_OUT, 2, 22)
                    .arrays(4080L)
                    .room(128)
                    .counted(16, 16, 0, 1)
                    .asked(1, 1, 16)
                    .appended(2)
                    .padded()
                    .multiplied(8, 0, 268435456L)
                    .multiplied(24, 16, 268435456L)
                    .build())
            .request(
                    GetRegionsRequest.class,
                    () -> GetRegionsRequest.LAYOUT,
                    GetRegionsRequest::wrap)
            .response(
                    GetRegionsResponse.class,
                    () -> GetRegionsResponse.LAYOUT,
                    (payload, request) -> GetRegionsResponse.wrap(payload));

    private GetRegions() {
    }

    /**
     * Sends it; here, for a class with all commands would load all their requests.
     */
    static GetRegionsResponse send(CxlTarget target, GetRegionsRequest request) {
        return target.execute(COMMAND, request);
    }
}
