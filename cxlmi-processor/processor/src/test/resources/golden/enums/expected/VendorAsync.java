package golden.enums;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
 * <p>Command sets: Enumerations.
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
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     *
     * @param color Color. Any but {@code UNRECOGNIZED}.
     * @param format Format. Any but {@code UNRECOGNIZED}.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetCodesResponse> getCodes(Color color, Format format) {
        return getCodes(GetCodesRequest.builder()
                .color(color)
                .format(format)
                .build());
    }

    /**
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetCodesResponse> getCodes(Consumer<GetCodesRequest.Builder> request) {
        GetCodesRequest.Builder builder = GetCodesRequest.builder();
        request.accept(builder);
        return getCodes(builder.build());
    }

    /**
     * Get codes.
     *
     * <p>See {@link GetCodes}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetCodesResponse> getCodes(GetCodesRequest request) {
        return GetCodes.sendAsync(target, request);
    }
}
