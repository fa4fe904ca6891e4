package golden.conditions;

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
 * <p>Command sets: Conditions.
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
     * Get state.
     *
     * <p>See {@link GetState}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetStateResponse getState() {
        return target.execute(GetState.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get later.
     *
     * <p>See {@link GetLater}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLaterResponse getLater() {
        return target.execute(GetLater.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get holders.
     *
     * <p>See {@link GetHolders}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetHoldersResponse getHolders() {
        return target.execute(GetHolders.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
     *
     * @param passphrase Passphrase. Exactly 4 bytes.
     * @param hint Hint. At most 4 characters of printable ASCII.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setState(byte[] passphrase, String hint) {
        setState(SetStateRequest.builder()
                .passphrase(passphrase)
                .hint(hint)
                .build());
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setState(Consumer<SetStateRequest.Builder> request) {
        SetStateRequest.Builder builder = SetStateRequest.builder();
        request.accept(builder);
        setState(builder.build());
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setState(SetStateRequest request) {
        SetState.send(target, request);
    }

    /**
     * Set limits.
     *
     * <p>See {@link SetLimits}.
     *
     * @param request sets the fields of the request
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setLimits(Consumer<SetLimitsRequest.Builder> request) {
        SetLimitsRequest.Builder builder = SetLimitsRequest.builder();
        request.accept(builder);
        setLimits(builder.build());
    }

    /**
     * Set limits.
     *
     * <p>See {@link SetLimits}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setLimits(SetLimitsRequest request) {
        SetLimits.send(target, request);
    }
}
