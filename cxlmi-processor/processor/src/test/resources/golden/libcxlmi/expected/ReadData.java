package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Read data.
 *
 * <p>Opcode C012h; in C {@code cxlmi_cmd_read_data}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadData {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC012;

    /**
     * The command, with its payloads.
     */
    public static final Command<ReadDataRequest, ReadDataResponse> COMMAND = Command.define(
            "Read Data", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_read_data", LibcxlmiCall.Shape.IN_BYTES_OUT, 8, 0)
                    .asked(4, 4, 1)
                    .openEnded()
                    .build())
            .request(
                    ReadDataRequest.class,
                    () -> ReadDataRequest.LAYOUT,
                    ReadDataRequest::wrap)
            .response(
                    ReadDataResponse.class,
                    () -> ReadDataResponse.LAYOUT,
                    (payload, request) -> ReadDataResponse.wrap(payload));

    private ReadData() {
    }

    /**
     * Sends it; here, for a class with all commands would load all their requests.
     */
    static ReadDataResponse send(CxlTarget target, ReadDataRequest request) {
        return target.execute(COMMAND, request);
    }
}
