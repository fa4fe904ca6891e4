package golden.counters;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Get configuration.
 *
 * <p>Opcode C008h, since CXL 3.0.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetConfiguration {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC008;

    /**
     * The command, with its payloads.
     */
    public static final Command<EmptyPayload, GetConfigurationResponse> COMMAND = Command.define(
            "Get Configuration", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(
                    GetConfigurationResponse.class,
                    GetConfigurationResponse::structLayout,
                    (payload, request) -> GetConfigurationResponse.wrap(payload));

    private GetConfiguration() {
    }
}
