package golden.bytelength;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Byte Length.
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
     * Exchange lengths.
     *
     * <p>See {@link ExchangeLengths}.
     */
    public ExchangeLengthsResponse exchangeLengths(byte[] data) {
        return exchangeLengths(ExchangeLengthsRequest.builder()
                .data(data)
                .build());
    }

    /**
     * Exchange lengths.
     *
     * <p>See {@link ExchangeLengths}.
     */
    public ExchangeLengthsResponse exchangeLengths(
            Consumer<ExchangeLengthsRequest.Builder> request) {
        ExchangeLengthsRequest.Builder builder = ExchangeLengthsRequest.builder();
        request.accept(builder);
        return exchangeLengths(builder.build());
    }

    /**
     * Exchange lengths.
     *
     * <p>See {@link ExchangeLengths}.
     */
    public ExchangeLengthsResponse exchangeLengths(ExchangeLengthsRequest request) {
        return ExchangeLengths.send(target, request);
    }
}
