package golden.arrays;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Arrays.
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
     * Exchange arrays.
     *
     * <p>See {@link ExchangeArrays}.
     */
    public ExchangeArraysResponse exchangeArrays() {
        return target.execute(ExchangeArrays.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get window.
     *
     * <p>See {@link GetWindow}.
     */
    public GetWindowResponse getWindow() {
        return target.execute(GetWindow.COMMAND, EmptyPayload.EMPTY);
    }
}
