package golden.conditions;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component without waiting for their responses. {@link Vendor} waits for them.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>See {@link org.cxlmi.runtime.CxlTarget#executeAsync} for the order of the commands, the threads that
 * complete the futures, and what it means to cancel one.
 *
 * <p>Command sets: Conditions.
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
     * Get state.
     *
     * <p>See {@link GetState}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetStateResponse> getState() {
        return target.executeAsync(GetState.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get later.
     *
     * <p>See {@link GetLater}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLaterResponse> getLater() {
        return target.executeAsync(GetLater.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get holders.
     *
     * <p>See {@link GetHolders}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetHoldersResponse> getHolders() {
        return target.executeAsync(GetHolders.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
     *
     * @param passphrase Passphrase. Exactly 4 bytes.
     * @param hint Hint. At most 4 characters of printable ASCII.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> setState(byte[] passphrase, String hint) {
        return setState(SetStateRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> setState(Consumer<SetStateRequest.Builder> request) {
        SetStateRequest.Builder builder = SetStateRequest.builder();
        request.accept(builder);
        return setState(builder.build());
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> setState(SetStateRequest request) {
        return SetState.sendAsync(target, request);
    }

    /**
     * Set limits.
     *
     * <p>See {@link SetLimits}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     */
    public CompletableFuture<Void> setLimits(Consumer<SetLimitsRequest.Builder> request) {
        SetLimitsRequest.Builder builder = SetLimitsRequest.builder();
        request.accept(builder);
        return setLimits(builder.build());
    }

    /**
     * Set limits.
     *
     * <p>See {@link SetLimits}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> setLimits(SetLimitsRequest request) {
        return SetLimits.sendAsync(target, request);
    }
}
