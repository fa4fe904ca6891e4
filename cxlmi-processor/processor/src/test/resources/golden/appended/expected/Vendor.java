package golden.appended;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
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
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetPolicyResponse getPolicy() {
        return target.execute(GetPolicy.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     *
     * @param informational Informational.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setPolicy(Settings informational) {
        setPolicy(SetPolicyRequest.builder()
                .informational(informational)
                .build());
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setPolicy(SetPolicyRequest request) {
        SetPolicy.send(target, request);
    }
}
