package golden.bits;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Bits.
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
     * Get bits.
     *
     * <p>See {@link GetBits}.
     */
    public GetBitsResponse getBits(boolean restart, long physicalAddress, StateFlags state) {
        return getBits(GetBitsRequest.builder()
                .restart(restart)
                .physicalAddress(physicalAddress)
                .state(state)
                .build());
    }

    /**
     * Get bits.
     *
     * <p>See {@link GetBits}.
     */
    public GetBitsResponse getBits(Consumer<GetBitsRequest.Builder> request) {
        GetBitsRequest.Builder builder = GetBitsRequest.builder();
        request.accept(builder);
        return getBits(builder.build());
    }

    /**
     * Get bits.
     *
     * <p>See {@link GetBits}.
     */
    public GetBitsResponse getBits(GetBitsRequest request) {
        return GetBits.send(target, request);
    }
}
