package golden.conditions;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
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
     */
    public GetStateResponse getState() {
        return target.execute(GetState.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get later.
     *
     * <p>See {@link GetLater}.
     */
    public GetLaterResponse getLater() {
        return target.execute(GetLater.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get holders.
     *
     * <p>See {@link GetHolders}.
     */
    public GetHoldersResponse getHolders() {
        return target.execute(GetHolders.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Set state.
     *
     * <p>See {@link SetState}.
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
     */
    public void setState(SetStateRequest request) {
        SetState.send(target, request);
    }

    /**
     * Set limits.
     *
     * <p>See {@link SetLimits}.
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
     */
    public void setLimits(SetLimitsRequest request) {
        SetLimits.send(target, request);
    }
}
