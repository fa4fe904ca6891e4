package golden.appended;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Appended.
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
     * Get policy.
     *
     * <p>See {@link GetPolicy}.
     */
    public GetPolicyResponse getPolicy() {
        return target.execute(GetPolicy.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     */
    public void setPolicy(Consumer<SetPolicyRequest.Builder> request) {
        SetPolicyRequest.Builder builder = SetPolicyRequest.builder();
        request.accept(builder);
        setPolicy(builder.build());
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     */
    public void setPolicy(SetPolicyRequest request) {
        SetPolicy.send(target, request);
    }
}
