package golden.rest;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>Command sets: Rest.
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
     * Get data.
     *
     * <p>See {@link GetData}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetDataResponse getData(long offset, long length) {
        return getData(GetDataRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Get data.
     *
     * <p>See {@link GetData}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetDataResponse getData(Consumer<GetDataRequest.Builder> request) {
        GetDataRequest.Builder builder = GetDataRequest.builder();
        request.accept(builder);
        return getData(builder.build());
    }

    /**
     * Get data.
     *
     * <p>See {@link GetData}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetDataResponse getData(GetDataRequest request) {
        return GetData.send(target, request);
    }

    /**
     * Get entries.
     *
     * <p>See {@link GetEntries}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetEntriesResponse getEntries(long offset, long length) {
        return getEntries(GetEntriesRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Get entries.
     *
     * <p>See {@link GetEntries}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetEntriesResponse getEntries(Consumer<GetEntriesRequest.Builder> request) {
        GetEntriesRequest.Builder builder = GetEntriesRequest.builder();
        request.accept(builder);
        return getEntries(builder.build());
    }

    /**
     * Get entries.
     *
     * <p>See {@link GetEntries}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetEntriesResponse getEntries(GetEntriesRequest request) {
        return GetEntries.send(target, request);
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
     *
     * @param slot Slot. 8 bits.
     * @param comment Comment. Printable ASCII.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setText(int slot, String comment) {
        setText(SetTextRequest.builder()
                .slot(slot)
                .comment(comment)
                .build());
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setText(Consumer<SetTextRequest.Builder> request) {
        SetTextRequest.Builder builder = SetTextRequest.builder();
        request.accept(builder);
        setText(builder.build());
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void setText(SetTextRequest request) {
        SetText.send(target, request);
    }
}
