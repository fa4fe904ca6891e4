package golden.paging;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Get lamp features.
 *
 * <p>Opcode C013h.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class GetLampFeatures {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC013;

    /**
     * The command, with its payloads.
     */
    public static final Command<GetLampFeaturesRequest, GetLampFeaturesResponse> COMMAND = Command.define(
            "Get Lamp Features", OPCODE, MessageType.CCI)
            .request(
                    GetLampFeaturesRequest.class,
                    GetLampFeaturesRequest::structLayout,
                    GetLampFeaturesRequest::wrap)
            .paging(() -> GetLampFeatures.PAGING)
            .response(
                    GetLampFeaturesResponse.class,
                    GetLampFeaturesResponse::structLayout,
                    (payload, request) -> GetLampFeaturesResponse.wrap(payload));

    /**
     * How all {@code features} are read, in as many commands as it takes.
     */
    public static final Paging<GetLampFeaturesRequest, GetLampFeaturesResponse, Long> PAGING = Paging.longs(
            COMMAND, "features", GetLampFeaturesResponse::features)
            .startElement("firstFeature")
            .limitPayload("most", 0xFFFFFFFFL)
            .total(GetLampFeaturesResponse::allFeatures)
            .build();

    private GetLampFeatures() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static GetLampFeaturesResponse send(CxlTarget target, GetLampFeaturesRequest request) {
        return target.execute(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<GetLampFeaturesResponse> sendAsync(CxlTarget target,
            GetLampFeaturesRequest request) {
        return target.executeAsync(COMMAND, request);
    }
}
