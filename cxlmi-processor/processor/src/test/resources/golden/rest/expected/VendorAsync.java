package golden.rest;

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
 * <p>Command sets: Rest.
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
     * Get data.
     *
     * <p>See {@link GetData}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetDataResponse> getData(long offset, long length) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetDataResponse> getData(Consumer<GetDataRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetDataResponse> getData(GetDataRequest request) {
        return GetData.sendAsync(target, request);
    }

    /**
     * Get entries.
     *
     * <p>See {@link GetEntries}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetEntriesResponse> getEntries(long offset, long length) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetEntriesResponse> getEntries(
            Consumer<GetEntriesRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetEntriesResponse> getEntries(GetEntriesRequest request) {
        return GetEntries.sendAsync(target, request);
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
     *
     * @param slot Slot. 8 bits.
     * @param comment Comment. Printable ASCII.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> setText(int slot, String comment) {
        return setText(SetTextRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> setText(Consumer<SetTextRequest.Builder> request) {
        SetTextRequest.Builder builder = SetTextRequest.builder();
        request.accept(builder);
        return setText(builder.build());
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> setText(SetTextRequest request) {
        return SetText.sendAsync(target, request);
    }
}
