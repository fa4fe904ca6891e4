package golden.nested;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
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
     */
    public GetSwitchesResponse getSwitches(int startPort, int portLimit, int... switchIds) {
        return getSwitches(GetSwitchesRequest.builder()
                .startPort(startPort)
                .portLimit(portLimit)
                .switchIds(switchIds)
                .build());
    }

    /**
     * Get switches.
     *
     * <p>See {@link GetSwitches}.
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
     */
    public GetSwitchesResponse getSwitches(GetSwitchesRequest request) {
        return GetSwitches.send(target, request);
    }

    /**
     * Get messages.
     *
     * <p>See {@link GetMessages}.
     */
    public GetMessagesResponse getMessages() {
        return target.execute(GetMessages.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
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
     */
    public GetPortsResponse getPorts(GetPortsRequest request) {
        return GetPorts.send(target, request);
    }
}
