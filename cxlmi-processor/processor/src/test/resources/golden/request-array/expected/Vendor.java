package golden.requestarray;

import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>Command sets: Request Arrays.
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
     * Clear records.
     *
     * <p>See {@link ClearRecords}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void clearRecords(Consumer<ClearRecordsRequest.Builder> request) {
        ClearRecordsRequest.Builder builder = ClearRecordsRequest.builder();
        request.accept(builder);
        clearRecords(builder.build());
    }

    /**
     * Clear records.
     *
     * <p>See {@link ClearRecords}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void clearRecords(ClearRecordsRequest request) {
        ClearRecords.send(target, request);
    }

    /**
     * Set allocations.
     *
     * <p>See {@link SetAllocations}.
     *
     * @param startLdId Start ld id. 8 bits.
     * @param allocations Allocations. At most 255 of them.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public SetAllocationsResponse setAllocations(int startLdId, List<Allocation> allocations) {
        return setAllocations(SetAllocationsRequest.builder()
                .startLdId(startLdId)
                .allocations(allocations)
                .build());
    }

    /**
     * Set allocations.
     *
     * <p>See {@link SetAllocations}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public SetAllocationsResponse setAllocations(Consumer<SetAllocationsRequest.Builder> request) {
        SetAllocationsRequest.Builder builder = SetAllocationsRequest.builder();
        request.accept(builder);
        return setAllocations(builder.build());
    }

    /**
     * Set allocations.
     *
     * <p>See {@link SetAllocations}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public SetAllocationsResponse setAllocations(SetAllocationsRequest request) {
        return SetAllocations.send(target, request);
    }
}
