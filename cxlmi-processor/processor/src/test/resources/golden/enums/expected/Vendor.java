package golden.enums;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Enumerations.
 */
@Generated("org.cxlmi.processor.emit.FacadeEmitter")
public final class Vendor {
    private final CxlTarget target;

    private Vendor(CxlTarget target) {
        this.target = target;
    }

    /**
     * Commands to this component; costs nothing and needs no closing.
     */
    public static Vendor of(CxlTarget target) {
        return new Vendor(target);
    }

    /**
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     */
    public GetCodesResponse getCodes(Color color, Format format) {
        return getCodes(GetCodesRequest.builder()
                .color(color)
                .format(format)
                .build());
    }

    /**
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     */
    public GetCodesResponse getCodes(Consumer<GetCodesRequest.Builder> request) {
        GetCodesRequest.Builder builder = GetCodesRequest.builder();
        request.accept(builder);
        return getCodes(builder.build());
    }

    /**
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     */
    public GetCodesResponse getCodes(GetCodesRequest request) {
        return GetCodes.send(target, request);
    }
}
