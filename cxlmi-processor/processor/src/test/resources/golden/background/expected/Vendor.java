package golden.background;

import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>Command sets: Background.
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
     * Erases &lt;everything&gt; &amp; more.
     *
     * <p>See {@link SanitizeSlowly}.
     *
     * @param passes Passes. 8 bits.
     * @return the operation, which may go on in the background
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public BackgroundOperation sanitizeSlowly(int passes) {
        return sanitizeSlowly(SanitizeSlowlyRequest.builder()
                .passes(passes)
                .build());
    }

    /**
     * Erases &lt;everything&gt; &amp; more.
     *
     * <p>See {@link SanitizeSlowly}.
     *
     * @param request sets the fields of the request
     * @return the operation, which may go on in the background
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public BackgroundOperation sanitizeSlowly(Consumer<SanitizeSlowlyRequest.Builder> request) {
        SanitizeSlowlyRequest.Builder builder = SanitizeSlowlyRequest.builder();
        request.accept(builder);
        return sanitizeSlowly(builder.build());
    }

    /**
     * Erases &lt;everything&gt; &amp; more.
     *
     * <p>See {@link SanitizeSlowly}.
     *
     * @param request the request
     * @return the operation, which may go on in the background
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public BackgroundOperation sanitizeSlowly(SanitizeSlowlyRequest request) {
        return SanitizeSlowly.send(target, request);
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param port Port. 8 bits.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void routePackets(int port) {
        routePackets(RoutePacketsRequest.builder()
                .port(port)
                .build());
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void routePackets(Consumer<RoutePacketsRequest.Builder> request) {
        RoutePacketsRequest.Builder builder = RoutePacketsRequest.builder();
        request.accept(builder);
        routePackets(builder.build());
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void routePackets(RoutePacketsRequest request) {
        RoutePackets.send(target, request);
    }
}
