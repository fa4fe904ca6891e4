package golden.background;

import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
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
     */
    public BackgroundOperation sanitizeSlowly(SanitizeSlowlyRequest request) {
        return SanitizeSlowly.send(target, request);
    }

    /**
     * Route packets.
     *
     * <p>See {@link RoutePackets}.
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
     */
    public void routePackets(RoutePacketsRequest request) {
        RoutePackets.send(target, request);
    }
}
