package golden.nested;

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
 * <p>Command sets: Nested.
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
     * Get switches.
     *
     * <p>See {@link GetSwitches}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetSwitchesResponse getSwitches(Consumer<GetSwitchesRequest.Builder> request) {
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
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetSwitchesResponse getSwitches(GetSwitchesRequest request) {
        return GetSwitches.send(target, request);
    }

    /**
     * Get messages.
     *
     * <p>See {@link GetMessages}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetMessagesResponse getMessages() {
        return target.execute(GetMessages.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
     *
     * @param startPort Start port. 8 bits.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetPortsResponse getPorts(int startPort) {
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
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetPortsResponse getPorts(Consumer<GetPortsRequest.Builder> request) {
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
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetPortsResponse getPorts(GetPortsRequest request) {
        return GetPorts.send(target, request);
    }
}
