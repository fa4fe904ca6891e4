package golden.libcxlmi;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Set policy.
 *
 * <p>Opcode C015h; in C {@code cxlmi_cmd_set_policy}.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SetPolicy {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC015;

    /**
     * The command, with its payloads.
     */
    public static final Command<SetPolicyRequest, SetPolicyResponse> COMMAND = Command.define(
            "Set Policy", OPCODE, MessageType.CCI)
            .libcxlmi(LibcxlmiCall.define(
                            "cxlmi_cmd_set_policy", LibcxlmiCall.Shape.IN, 2, 0)
                    .build())
            .request(
                    SetPolicyRequest.class,
                    () -> SetPolicyRequest.LAYOUT,
                    SetPolicyRequest::wrap)
            .response(
                    SetPolicyResponse.class,
                    () -> SetPolicyResponse.LAYOUT,
                    (payload, request) -> SetPolicyResponse.wrap(payload));

    private SetPolicy() {
    }

    /**
     * Sends it; here, for a class with all commands would load all their requests.
     */
    static SetPolicyResponse send(CxlTarget target, SetPolicyRequest request) {
        return target.execute(COMMAND, request);
    }
}
