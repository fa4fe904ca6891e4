package golden.scalars;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Scalars.
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
     * Sends integers and receives integers.
     *
     * <p>See {@link ExchangeScalars}.
     */
    public ExchangeScalarsResponse exchangeScalars(
            Consumer<ExchangeScalarsRequest.Builder> request) {
        ExchangeScalarsRequest.Builder builder = ExchangeScalarsRequest.builder();
        request.accept(builder);
        return exchangeScalars(builder.build());
    }

    /**
     * Sends integers and receives integers.
     *
     * <p>See {@link ExchangeScalars}.
     */
    public ExchangeScalarsResponse exchangeScalars(ExchangeScalarsRequest request) {
        return ExchangeScalars.send(target, request);
    }
}
