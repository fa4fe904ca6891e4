package golden.requestarray;

import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
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
     */
    public void clearRecords(EventLog eventLog, boolean clearAllEvents, int... handles) {
        clearRecords(ClearRecordsRequest.builder()
                .eventLog(eventLog)
                .clearAllEvents(clearAllEvents)
                .handles(handles)
                .build());
    }

    /**
     * Clear records.
     *
     * <p>See {@link ClearRecords}.
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
     */
    public void clearRecords(ClearRecordsRequest request) {
        ClearRecords.send(target, request);
    }

    /**
     * Set allocations.
     *
     * <p>See {@link SetAllocations}.
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
     */
    public SetAllocationsResponse setAllocations(SetAllocationsRequest request) {
        return SetAllocations.send(target, request);
    }
}
