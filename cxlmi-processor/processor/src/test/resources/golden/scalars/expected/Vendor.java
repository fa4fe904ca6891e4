package golden.scalars;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
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
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public ExchangeScalarsResponse exchangeScalars(ExchangeScalarsRequest request) {
        return ExchangeScalars.send(target, request);
    }
}
