package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Write data.
 *
 * <p>Opcode C014h; in C {@code cxlmi_cmd_write_data}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class WriteData {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC014;

    /**
     * The command, with its payloads.
     */
    public static final Command<WriteDataRequest, EmptyPayload> COMMAND = Command.define(
            "Write Data", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_write_data", LibcxlmiCall.Shape.IN_SIZED, 4, 0)
                    .differs("its request lacks a byte")
                    .build())
            .request(
                    WriteDataRequest.class,
                    () -> WriteDataRequest.LAYOUT,
                    WriteDataRequest::wrap)
            .withoutResponse();

    private WriteData() {
    }

    /**
     * Sends it; here, for a class with all commands would load all their requests.
     */
    static void send(CxlTarget target, WriteDataRequest request) {
        target.execute(COMMAND, request);
    }
}
