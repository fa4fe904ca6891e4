package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Read all.
 *
 * <p>Opcode C017h; in C {@code cxlmi_cmd_read_all}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class ReadAll {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC017;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, ReadAllResponse> COMMAND = Command.define(
            "Read All", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_read_all", LibcxlmiCall.Shape.OUT, 0, 0)
                    .openEnded()
                    .differs("it does not tell how long the response is")
                    .build())
            .withoutRequest()
            .response(
                    ReadAllResponse.class,
                    () -> ReadAllResponse.LAYOUT,
                    (payload, request) -> ReadAllResponse.wrap(payload));

    private ReadAll() {
    }
}
