package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get ports.
 *
 * <p>Opcode C013h; in C {@code cxlmi_cmd_get_ports}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetPorts {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC013;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetPortsResponse> COMMAND = Command.define(
            "Get Ports", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_get_ports", LibcxlmiCall.Shape.OUT, 0, 1)
                    .arrays(130305L)
                    .build())
            .withoutRequest()
            .response(
                    GetPortsResponse.class,
                    () -> GetPortsResponse.LAYOUT,
                    (payload, request) -> GetPortsResponse.wrap(payload));

    private GetPorts() {
    }
}
