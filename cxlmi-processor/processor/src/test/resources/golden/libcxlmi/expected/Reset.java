package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Reset.
 *
 * <p>Opcode C010h; in C {@code cxlmi_cmd_reset}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class Reset {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC010;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, EmptyPayload> COMMAND = Command.define(
            "Reset", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_reset", LibcxlmiCall.Shape.NONE, 0, 0)
                    .build())
            .withoutRequest()
            .withoutResponse();

    private Reset() {
    }
}
