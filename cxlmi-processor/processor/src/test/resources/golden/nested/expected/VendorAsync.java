package golden.nested;

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
 * <p>Command sets: Nested.
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
     * Get switches.
     *
     * <p>See {@link GetSwitches}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     */
    public CompletableFuture<GetSwitchesResponse> getSwitches(
            Consumer<GetSwitchesRequest.Builder> request) {
        GetSwitchesRequest.Builder builder = GetSwitchesRequest.builder();
        request.accept(builder);
        return getSwitches(builder.build());
    }

    /**
     * Get switches.
     *
     * <p>See {@link GetSwitches}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetSwitchesResponse> getSwitches(GetSwitchesRequest request) {
        return GetSwitches.sendAsync(target, request);
    }

    /**
     * Get messages.
     *
     * <p>See {@link GetMessages}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetMessagesResponse> getMessages() {
        return target.executeAsync(GetMessages.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
     *
     * @param startPort Start port. 8 bits.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetPortsResponse> getPorts(int startPort) {
        return getPorts(GetPortsRequest.builder()
                .startPort(startPort)
                .build());
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetPortsResponse> getPorts(Consumer<GetPortsRequest.Builder> request) {
        GetPortsRequest.Builder builder = GetPortsRequest.builder();
        request.accept(builder);
        return getPorts(builder.build());
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetPortsResponse> getPorts(GetPortsRequest request) {
        return GetPorts.sendAsync(target, request);
    }
}
