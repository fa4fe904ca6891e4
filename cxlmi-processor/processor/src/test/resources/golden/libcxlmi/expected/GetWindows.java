package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get windows.
 *
 * <p>Opcode C018h; in C {@code cxlmi_cmd_get_windows}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetWindows {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC018;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetWindowsResponse> COMMAND = Command.define(
            "Get Windows", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_get_windows", LibcxlmiCall.Shape.OUT, 0, 5)
                    .arrays(510L)
                    .differs("its structs have fields behind an array")
                    .build())
            .withoutRequest()
            .response(
                    GetWindowsResponse.class,
                    () -> GetWindowsResponse.LAYOUT,
                    (payload, request) -> GetWindowsResponse.wrap(payload));

    private GetWindows() {
    }
}
