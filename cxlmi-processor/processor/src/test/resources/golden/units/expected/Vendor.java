package golden.units;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Units.
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
     * Set capacity.
     *
     * <p>See {@link SetCapacity}.
     */
    public SetCapacityResponse setCapacity(Consumer<SetCapacityRequest.Builder> request) {
        SetCapacityRequest.Builder builder = SetCapacityRequest.builder();
        request.accept(builder);
        return setCapacity(builder.build());
    }

    /**
     * Set capacity.
     *
     * <p>See {@link SetCapacity}.
     */
    public SetCapacityResponse setCapacity(SetCapacityRequest request) {
        return SetCapacity.send(target, request);
    }
}
