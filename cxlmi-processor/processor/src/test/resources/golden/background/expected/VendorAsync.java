package golden.background;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component without waiting for their responses. {@link Vendor} waits for them.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>See {@link org.cxlmi.runtime.CxlTarget#executeAsync} for the order of the commands, the threads that
 * complete the futures, and what it means to cancel one.
 *
 * <p>Command sets: Background.
 */
@Generated("org.cxlmi.processor.emit.FacadeEmitter")
public final class VendorAsync {
    private final CxlTarget target;

    private VendorAsync(CxlTarget target) {
        this.target = target;
    }

    /**
     * Commands to this component; costs nothing and needs no closing.
     */
    public static VendorAsync of(CxlTarget target) {
        return new VendorAsync(target);
    }

    /**
     * Erases &lt;everything&gt; &amp; more.
     *
     * <p>See {@link SanitizeSlowly}.
     *
     * @param passes Passes. 8 bits.
     * @return completed with the operation, which may go on in the background, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<BackgroundOperation> sanitizeSlowly(int passes) {
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
     * @return completed with the operation, which may go on in the background, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<BackgroundOperation> sanitizeSlowly(
            Consumer<SanitizeSlowlyRequest.Builder> request) {
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
     * @return completed with the operation, which may go on in the background, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<BackgroundOperation> sanitizeSlowly(SanitizeSlowlyRequest request) {
        return SanitizeSlowly.sendAsync(target, request);
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param port Port. 8 bits.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> routePackets(int port) {
        return routePackets(RoutePacketsRequest.builder()
                .port(port)
                .build());
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> routePackets(Consumer<RoutePacketsRequest.Builder> request) {
        RoutePacketsRequest.Builder builder = RoutePacketsRequest.builder();
        request.accept(builder);
        return routePackets(builder.build());
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> routePackets(RoutePacketsRequest request) {
        return RoutePackets.sendAsync(target, request);
    }
}
