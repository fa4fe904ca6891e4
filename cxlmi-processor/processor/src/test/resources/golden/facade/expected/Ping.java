package golden.facade;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Asks for nothing and gets nothing.
 *
 * <p>Opcode C014h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class Ping {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC014;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, EmptyPayload> COMMAND = Command.define(
            "Ping", OPCODE, MessageType.CCI)
            .withoutRequest()
            .withoutResponse();

    private Ping() {
    }
}
