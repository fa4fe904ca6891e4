package golden.rest;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
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
     */
    public GetDataResponse getData(GetDataRequest request) {
        return GetData.send(target, request);
    }

    /**
     * Get entries.
     *
     * <p>See {@link GetEntries}.
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
     */
    public GetEntriesResponse getEntries(GetEntriesRequest request) {
        return GetEntries.send(target, request);
    }

    /**
     * Set text.
     *
     * <p>See {@link SetText}.
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
     */
    public void setText(SetTextRequest request) {
        SetText.send(target, request);
    }
}
